"""A written document as rules look at it: passages, headings, enumerations, stated numbers."""
