"""What a settled mail means: a message is logged; of the daily mail is kept what it told. Named in settings."""

from mail.models import OutgoingMail
from outreach.digest import address
from outreach.models.messages import KIND

from . import account, message


def settled(mail, outcome, now):
    """Called by the outbox in the transaction that settles a mail: sent, refused, unknown or superseded."""
    if mail.kind == KIND:
        if mail.state == OutgoingMail.State.SENT:
            message.sent(mail, now)
    elif mail.kind != account.TEST:
        address.settled(mail, outcome, now)
