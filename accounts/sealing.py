"""Secrets that are kept encrypted: with keys derived from SECRET_KEY, one for each purpose."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

__all__ = ["InvalidToken", "seal", "unseal"]


def seal(text, purpose):
    """The text encrypted with the present key, as text."""
    return _fernet(purpose).encrypt(text.encode()).decode()


def unseal(sealed, purpose):
    """The text back. InvalidToken where SECRET_KEY changed without its former value in SECRET_KEY_FALLBACKS."""
    return _fernet(purpose).decrypt(sealed.encode()).decode()


def _fernet(purpose):
    """Writes with the present key, reads with the former ones too."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret, purpose)) for secret in secrets])


def _key(secret, purpose):
    digest = salted_hmac(f"recruitpath.{purpose}", "", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
