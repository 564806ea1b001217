"""The words of a topic as items to be written."""
