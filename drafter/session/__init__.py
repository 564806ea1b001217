"""One sitting at one year: what is open, typed, accepted and written, and that none of it is lost."""
