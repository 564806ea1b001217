"""The pages on which an office is started."""
