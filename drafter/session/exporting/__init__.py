"""From what is filled in to a .docx."""
