"""Cells that a spreadsheet shows as they are: none is run as a formula."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(text):
    """A cell's text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
