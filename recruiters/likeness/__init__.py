"""The same or not the same: whether two firms, or two people, are one.

facts (what is known of each) → compare (pure: verdict, score, reasons) ← known (finds whom to compare with, by index),
pairs (possible duplicates inside the directory), words (reasons as sentences).
"""
