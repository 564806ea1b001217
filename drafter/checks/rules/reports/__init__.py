"""Rules that look at a report as it is drafted: its topics, its length, its letters."""
