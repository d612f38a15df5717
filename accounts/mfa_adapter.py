"""Second factors: their secrets are encrypted at rest with keys derived from SECRET_KEY."""

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .sealing import seal, unseal

_PURPOSE = "second-factors"


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
        return seal(text, _PURPOSE)

    def decrypt(self, encrypted_text):
        """Raises InvalidToken where SECRET_KEY changed without its former value in SECRET_KEY_FALLBACKS."""
        return unseal(encrypted_text, _PURPOSE)

    def generate_authenticator_name(self, user, type):
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": "RecruitPath"}

