"""Anything with a place becomes findings; one file per rule."""
