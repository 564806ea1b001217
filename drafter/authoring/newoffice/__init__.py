"""A new office: the answers it is made from, and its files."""
