"""System checks of our own: what would break a promise although every single setting is well formed."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def mail_can_leave(app_configs, **kwargs):
    """Production without SMTP would look alive and remind nobody."""
    if settings.PRODUCTION and settings.EMAIL_BACKEND != "django.core.mail.backends.smtp.EmailBackend":
        return [Error("Mail does not leave this machine.", hint="Set EMAIL_URL.", id="recruitpath.E001")]
    return []


@register(Tags.security, deploy=True)
def sender_fits_the_account(app_configs, **kwargs):
    """A sender of another domain than the SMTP account's often lands in spam."""
    account = settings.EMAIL_HOST_USER.rpartition("@")[2].lower()
    sender = settings.DEFAULT_FROM_EMAIL.rstrip(">").rpartition("@")[2].lower()
    if "@" in settings.EMAIL_HOST_USER and account != sender:
        hint = "Use a sender of the account's domain in DEFAULT_FROM_EMAIL, or allow it with SPF and DKIM."
        return [Warning("The sender's domain is not the SMTP account's.", hint=hint, id="recruitpath.W001")]
    return []
