"""What makes and changes an office's files: a new office, the next year, versions, schemas."""
