"""Keeping: the plans of rows are carried out, a chunk in one transaction, and each row says what was written for it.

chunk is the outline; records (which firm and person a row means), parts (where people work, addresses, specialties),
desks, columns (values set on what is there) and mine (a seeker's list) are its steps; work is what they share. After
the last row gone marks who is missing from the editions of a source.
"""

from .chunk import keep_chunk
from .gone import mark_gone

__all__ = ["keep_chunk", "mark_gone"]
