"""Rules on marks, number forms and words, mostly of GB/T 15834 and GB/T 15835."""
