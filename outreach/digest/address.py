"""What a settled daily mail means for a seeker: what was told, an address that keeps refusing; unsubscribing."""

from django.db.models import F

from accounts.models import Preferences
from mail.models import OutgoingMail
from outreach.models import Relationship

MOST_REFUSALS = 3

State = OutgoingMail.State


def settled(mail, outcome, now):
    """Called by the outbox in the transaction that settles a mail: sent, refused, unknown or superseded."""
    if mail.state == State.SENT:
        Preferences.objects.filter(pk=mail.user_id, refusals__gt=0).update(refusals=0)
        if mail.kind == "digest":
            _spells_told(mail)
    elif mail.state == State.REFUSED and outcome.of_address:
        _count_refusal(mail.user_id)


def unsubscribe(user, now):
    """One click in a mail: no daily mail any more, everything else stays."""
    Preferences.objects.filter(pk=user.pk).update(digest_on=False, next_digest_at=None)


def resume(user, now):
    """Write to a stopped address again."""
    user.preferences.resume_digest(now)


def _spells_told(mail):
    spells = Relationship.objects.filter(
        seeker_id=mail.user_id, stale_on__isnull=False, told__mail=mail, told__stale_on=F("stale_on")
    )
    spells.update(stale_told_on=F("stale_on"))


def _count_refusal(user_id):
    """After three in a row the address is stopped and Today says so."""
    mine = Preferences.objects.filter(pk=user_id)
    mine.update(refusals=F("refusals") + 1)
    mine.filter(refusals__gte=MOST_REFUSALS).update(digest_paused="refused", next_digest_at=None)
