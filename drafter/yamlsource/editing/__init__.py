"""Edits in place of YAML: the smallest splices, proven by reading again."""
