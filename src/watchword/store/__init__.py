"""Keep it: the workspace folder with its database, its raw bytes and its search."""
