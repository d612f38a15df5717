"""Whether two people are one. A name alone is never enough; an address that only one person can have is."""

from .verdict import different


def compare_people(a, b):
    """The Likeness of two PersonFacts."""
    return different()
