"""Library, figures and words become a draft in which every figure is tracked."""
