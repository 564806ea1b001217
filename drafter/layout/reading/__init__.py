"""Word documents that somebody else may have made, read without trusting them."""
