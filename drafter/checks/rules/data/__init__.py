"""Rules on the year's figures: one against another, against last year, against what is printed."""
