"""Document -> Reading: what the text says, with exact spans."""
