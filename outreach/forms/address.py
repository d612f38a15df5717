"""A new address of one's own: never one at the employer that a confidential search is kept from."""

from allauth.account.forms import AddEmailForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.plain import PlainTextMixin
from outreach.confidential import at_employer


class NewAddress(PlainTextMixin, AddEmailForm):
    def clean_email(self):
        email = super().clean_email()
        if at_employer(self.user, email):
            words = _("That address is at your employer, and your search is confidential. Use a private one.")
            raise ValidationError(words)
        return email
