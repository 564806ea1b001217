"""Documents that somebody has written: opened, checked, and mended where that is sure."""
