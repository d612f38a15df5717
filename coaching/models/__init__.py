"""What is kept of a client for those who coach them, and what coaches note."""

from .note import Note
from .summary import Summary

__all__ = ["Note", "Summary"]
