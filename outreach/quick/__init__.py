"""Quick log: one line understood as an interaction. parsing.py reads it; words/ holds what it is read by."""
