"""What is typed, kept outside the office folder until it stands in its file."""
