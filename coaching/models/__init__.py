"""What is kept of a client for those who coach them, and what coaches give their clients."""

from .agreed import Agreed
from .note import Note
from .session import Session
from .summary import Summary

__all__ = ["Agreed", "Note", "Session", "Summary"]
