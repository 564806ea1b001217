"""Rules on what may be said of a year: competence, congresses, plans, names, dates."""
