"""Topics of a library: where they come from, how they print, new ones."""
