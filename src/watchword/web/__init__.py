"""The workspace in a browser: pages and an HTTP API over the jobs of the desk. No page asks for anything from outside."""
