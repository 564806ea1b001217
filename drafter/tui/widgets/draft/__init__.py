"""The draft as one reads it."""
