"""What a settled mail means: a message is logged; of the daily mail is kept what it told. Named in settings."""

from mail.models import OutgoingMail
from outreach.digest import address
from outreach.models.messages import KIND

from . import account, message

# What another server says of the first, or another person's of the second, is no refusal of the reader's address.
ELSEWHERE = (account.TEST, "invitation")


def settled(mail, outcome, now):
    """Called by the outbox in the transaction that settles a mail: sent, refused, unknown or superseded."""
    if mail.kind == KIND:
        if mail.state == OutgoingMail.State.SENT:
            message.sent(mail, now)
    elif mail.kind not in ELSEWHERE:
        address.settled(mail, outcome, now)
