"""The terminal application in a browser: a page of our own, and a process for each visitor."""
