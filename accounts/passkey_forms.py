"""Passkey answers come from outside: whatever the libraries trip over in one is a refusal with words, never a crash."""

import struct
from contextlib import contextmanager

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as allauth_forms
from cryptography.exceptions import InvalidSignature
from django.core.validators import MaxLengthValidator

from common.plain import PlainTextMixin

LONGEST_NAME = 100
TRIPPED = (LookupError, AttributeError, TypeError, ValueError, ArithmeticError, struct.error, InvalidSignature)


@contextmanager
def _refusing():
    try:
        yield
    except TRIPPED:
        raise get_adapter().validation_error("incorrect_passkey") from None


class _Named(PlainTextMixin):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))


class AddPasskey(_Named, allauth_forms.AddWebAuthnForm):
    def clean(self):
        with _refusing():
            return super().clean()


class RenamePasskey(_Named, allauth_forms.EditWebAuthnForm):
    pass


class _Answer:
    def clean_credential(self):
        with _refusing():
            return super().clean_credential()


class SignInWithPasskey(_Answer, allauth_forms.LoginWebAuthnForm):
    pass


class SecondStepWithPasskey(_Answer, allauth_forms.AuthenticateWebAuthnForm):
    pass


class ConfirmWithPasskey(_Answer, allauth_forms.ReauthenticateWebAuthnForm):
    pass
