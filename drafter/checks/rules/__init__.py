"""One rule a file: `RULE`, and `check(report)`; the file's docstring is what `explain` prints."""
