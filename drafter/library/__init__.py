"""What can be said and how: indicators, units, sections, outlines, page styles."""
