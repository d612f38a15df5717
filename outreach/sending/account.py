"""The seeker's own mail account as the outbox opens it, and the test that one sends oneself through it."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.sealing import InvalidToken
from mail.content import Content, NotSendable, Sender
from mail.models import OutgoingMail
from mail.outbox import compose
from outreach.confidential import at_employer
from outreach.models import MailAccount

TEST, APART = "own_test", timedelta(seconds=20)


def sender_of(mail):
    """The Sender of a mail of its user. NotSendable: no_account, sealed (the server's key is another one now), employer
    (the account is at the one that a confidential search is kept from).
    """
    account = MailAccount.of(mail.user)
    if account is None:
        raise NotSendable("no_account")
    if at_employer(mail.user, account.from_address):
        raise NotSendable("employer")
    try:
        password = account.password
    except InvalidToken:
        raise NotSendable("sealed") from None
    connection = {
        "host": account.host,
        "port": account.port,
        "username": account.username,
        "password": password,
        "use_tls": account.security == MailAccount.Security.STARTTLS,
        "use_ssl": account.security == MailAccount.Security.TLS,
        "timeout": settings.EMAIL_TIMEOUT,
    }
    return Sender(connection, mail.user.name, account.from_address, patient=mail.kind != TEST)


def ask_for_test(account, now):
    """A mail to the seeker's own address through the account. Returns (mail, made): one at a time."""
    user = account.seeker
    latest = latest_test(user)
    if latest and now - latest.created_at < APART:
        return latest, False
    number = OutgoingMail.objects.visible_to(user).filter(kind=TEST).count() + 1
    return compose(user, f"{TEST}:{number}", kind=TEST, now=now, context={"from": account.from_address})


def latest_test(user):
    return OutgoingMail.objects.visible_to(user).filter(kind=TEST).order_by("-created_at").first()


def render_test(mail, now):
    return Content(
        subject=_("Your own account works"),
        text=_("This mail left through your own account. Messages that you send here go the same way.") + "\n",
    )
