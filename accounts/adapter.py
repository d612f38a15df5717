"""How allauth behaves here: who may sign up, what it says, and its mails as text and HTML."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from common.dates import now
from common.plain import plain_text

from .invited import invited

LONGEST_ADDRESS = 254  # characters, RFC 5321


class AccountAdapter(DefaultAccountAdapter):
    """Mails of the sign-in are sent at once: a code that waits for a sweep has expired when it arrives."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("That email and password do not belong together."),
        "email_taken": _("There is an account with this address already. Sign in, or reset its password."),
        "duplicate_email": _("This is your address already."),
        "incorrect_code": _("That is not the code we sent. Look at the newest mail and type it again."),
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not your present password."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("That was a little fast. Wait a minute, then try again."),
        "same_as_current": _("That is what it is now. Type the new one."),
    }

    def is_open_for_signup(self, request):
        """Where strangers may not, whoever was invited may: see SignUp for the address."""
        return settings.SIGN_UP_OPEN or invited(request, now()) is not None

    def clean_email(self, email):
        """Refuses what the database can't hold, whichever form it comes from."""
        email = super().clean_email(email)
        plain_text(email)
        if len(email) > LONGEST_ADDRESS:
            raise ValidationError(_("An address has at most %(most)d characters."), params={"most": LONGEST_ADDRESS})
        return email

    def save_user(self, request, user, form, commit=True):
        user.name = form.cleaned_data.get("name", "")
        return super().save_user(request, user, form, commit)

    def confirm_email(self, request, email_address):
        """A new address gets the digest, whatever the former one refused."""
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            email_address.user.preferences.resume_digest(now())
        return confirmed

    def render_mail(self, template_prefix, email, context, headers=None):
        """The text of the template, and the same paragraphs as HTML in the product's style."""
        message = super().render_mail(template_prefix, email, context, headers)
        paragraphs = [" ".join(part.split()) for part in message.body.split("\n\n") if part.strip()]
        page = {"subject": message.subject, "paragraphs": paragraphs, "code": context.get("code", "")}
        message.attach_alternative(render_to_string("account/email/message.html", page), "text/html")
        return message
