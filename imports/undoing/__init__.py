"""Undoing: what rows wrote is taken back, newest first, and only where it still is as it was written.

chunk is the outline; taking decides item by item, on what loaded has read; references says who else needs a record.
What stays is kept in `done["left"]`, so that it goes with the undo of what stood in its way: batches may be undone in
any order. The reasons, in `done["kept"]`: in_use, changed_since, written_since (by a later import), merged_since,
suppressed.
"""

from .chunk import undo_chunk

__all__ = ["undo_chunk"]
