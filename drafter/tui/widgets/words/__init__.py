"""The words of a topic."""
