"""The main screen, and what it leads to."""
