"""Random public ids for addresses of pages: never a counter."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12  # 31^12: about 59 bits


def new_public_id():
    """A fresh id of 12 characters without look-alikes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
