"""Merging two records of the directory: which values to keep, what is carried over, what undo puts back."""
