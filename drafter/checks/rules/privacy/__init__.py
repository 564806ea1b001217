"""Rules on what tells who somebody is."""
