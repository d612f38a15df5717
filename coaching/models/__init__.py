"""What is kept of a client for those who coach them."""

from .summary import Summary

__all__ = ["Summary"]
