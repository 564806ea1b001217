"""Before a year is open."""
