"""The daily mail: when, what and in which words."""
