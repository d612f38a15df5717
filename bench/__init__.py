"""Measured claims, repeatable by one command: python -m bench."""
