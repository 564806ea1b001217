"""Edits in place of a year's figures and words."""
