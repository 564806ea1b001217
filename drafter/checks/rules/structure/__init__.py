"""Rules on headings, enumerations and what belongs together."""
