"""What the user keeps for all offices: keys, looks."""
