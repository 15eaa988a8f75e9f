"""Lists as agencies publish them: files of several formats to editions of organisations."""
