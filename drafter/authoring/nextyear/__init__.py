"""Next year's files, made from this year's without their numbers."""
