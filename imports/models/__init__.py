"""Batches of imported rows, where lists come from, and how their columns were matched."""

from .batch import ImportBatch
from .mapping import Mapping
from .row import ImportRow
from .source import Source

__all__ = ["ImportBatch", "ImportRow", "Mapping", "Source"]
