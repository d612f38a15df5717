"""Second factors: their secrets are encrypted at rest with keys derived from SECRET_KEY."""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class MFAAdapter(DefaultMFAAdapter):
    """The seeds of authenticator apps and recovery codes; a passkey's public key is no secret."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code does not fit. Wait for the next one and type it."),
        "incorrect_passkey": _("That passkey does not fit. Try again, or use another way."),
        "unverified_email": _("Confirm your email address first."),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a passkey first."),
    }

    def encrypt(self, text):
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Raises InvalidToken where SECRET_KEY changed without its former value in SECRET_KEY_FALLBACKS."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type):
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": "RecruitPath"}


def _fernet():
    """Writes with the present key, reads with the former ones too."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret):
    digest = salted_hmac("recruitpath.second-factors", "", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
