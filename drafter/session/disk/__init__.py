"""The files of a year on the disk: whose they are, what others do to them, what is not written yet."""
