"""Draft and page style become a .docx; all knowledge of Word lives here."""
