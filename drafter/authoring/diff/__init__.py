"""What changed between two versions of a year: its figures, and what is said of them."""
