"""All fields of a figure, a record or the head; pasted columns."""
