"""Drafts the annual work summary of a civil-affairs bureau from the year's figures."""
