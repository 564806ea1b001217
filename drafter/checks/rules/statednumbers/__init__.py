"""Rules that compute again what a text states in numbers."""
