"""The life of a mail: composed, claimed and rendered, posted, settled. At most once per (user, key)."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.module_loading import import_string

from .content import NotSendable
from .models import OutgoingMail
from .post import Outcome, message_id, post

LEASE = timedelta(minutes=10)  # longer than a mail server can keep us waiting (post.py)
BACK_OFF = tuple(timedelta(minutes=n) for n in (1, 2, 5, 10, 15))  # after each refusal for now, the last repeats
GIVE_UP = timedelta(days=2)
BODY_KEPT = timedelta(days=90)

State = OutgoingMail.State
log = logging.getLogger("recruitpath.mail")


def compose(user, key, *, kind, now, due_at=None, series="", context=None, to=""):
    """Ask for a mail to a user, or of theirs `to` one other address. Returns (mail, made); made is False where the
    key was asked for before.

    Earlier mails of the same series that still wait are superseded.
    """
    with transaction.atomic():
        mail, made = OutgoingMail.objects.get_or_create(
            user=user,
            key=key,
            defaults={
                "kind": kind,
                "series": series,
                "context": context or {},
                "to": to or user.email,
                "due_at": due_at or now,
                "created_at": now,
            },
        )
        if made and series:
            waiting = OutgoingMail.objects.filter(user=user, series=series, state=State.QUEUED).exclude(pk=mail.pk)
            waiting.update(state=State.SUPERSEDED, settled_at=now)
    return mail, made


def compose_each(wanted, *, kind, now, series=""):
    """Ask for many mails of one kind, of [(user, key)], in a fixed number of queries. Returns how many were made: none
    for a key that was asked for before. Earlier ones of the same series that still wait are superseded.
    """
    users = [user.pk for user, _key in wanted]
    with transaction.atomic():
        known = OutgoingMail.objects.filter(user__in=users, key__in={key for _user, key in wanted})
        known = set(known.values_list("user_id", "key"))
        made = [
            OutgoingMail(user=user, key=key, kind=kind, series=series, to=user.email, due_at=now, created_at=now)
            for user, key in wanted
            if (user.pk, key) not in known
        ]
        if series:
            waiting = OutgoingMail.objects.filter(user__in=[one.user_id for one in made], series=series)
            waiting.filter(state=State.QUEUED).update(state=State.SUPERSEDED, settled_at=now)
        OutgoingMail.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def send(mail_id, clock):
    """Claim, post and settle one mail, reading `clock` before each step. Returns its state, '' where it is not ours."""
    mail = claim(mail_id, clock())
    if mail is None:
        return ""
    if mail.state == State.SENDING:
        settle(mail, post(mail), clock())
    log.info("mail %s %s", mail_id, mail.state)
    return mail.state


def claim(mail_id, now):
    """Take a queued mail that is due and write it, in one transaction. None where someone else took it.

    Returned in state sending it must be posted; empty, refused or queued (it could not be written) it must not.
    """
    try:
        with transaction.atomic():
            taken = _queued(mail_id, now).update(
                state=State.SENDING, lease_until=now + LEASE, attempts=F("attempts") + 1
            )
            if not taken:
                return None
            mail = OutgoingMail.objects.select_related("user").get(pk=mail_id)
            _write(mail, now)
            return mail
    except Exception:
        log.exception("mail %s could not be written", mail_id)
        return _put_off_unwritten(mail_id, now)


def settle(mail, outcome, now):
    """Store what became of a posted mail. False where a sweep called it unknown and nothing better is known.

    A worker that comes back late still knows the truth: sent and refused replace unknown, a retry does not.
    """
    final = outcome.state in (State.SENT, State.REFUSED)
    with transaction.atomic():
        mine = OutgoingMail.objects.filter(
            pk=mail.pk, attempts=mail.attempts, state__in=[State.SENDING, State.UNKNOWN] if final else [State.SENDING]
        )
        changes = _settled(mail, outcome, now)
        if not mine.update(**changes):
            return False
        for name, value in changes.items():
            setattr(mail, name, value)
        if mail.state != State.QUEUED:
            _tell(mail, outcome, now)
    return True


def give_back(mail_id, now):
    """The lease of a mail in sending is over: nobody knows whether it left, so it is never sent again. 0 or 1."""
    dead = OutgoingMail.objects.filter(pk=mail_id, state=State.SENDING, lease_until__lte=now)
    given_back = dead.update(state=State.UNKNOWN, lease_until=None, settled_at=now, response="lease")
    if given_back:
        log.warning("mail %s unknown: its worker never came back", mail_id)
    return given_back


def _queued(mail_id, now):
    return OutgoingMail.objects.filter(pk=mail_id, state=State.QUEUED, due_at__lte=now)


def _write(mail, now):
    """Render into the row; nothing to say and a refusal by the product itself settle it at once."""
    try:
        content = import_string(settings.MAIL_RENDERERS[mail.kind])(mail, now)
    except NotSendable as refused:
        mail.state, mail.response = State.REFUSED, refused.code
    else:
        if content is None:
            mail.state = State.EMPTY
        else:
            mail.subject, mail.text, mail.html = content.subject[:200], content.text, content.html
            mail.sender_name, mail.body_until = content.sender_name, now + BODY_KEPT
            mail.message_id = message_id(mail)
    if mail.state != State.SENDING:
        mail.settled_at, mail.lease_until = now, None
    mail.save()
    if mail.state == State.REFUSED:
        _tell(mail, Outcome(State.REFUSED, mail.response, of_address=True), now)


def _put_off_unwritten(mail_id, now):
    mail = OutgoingMail.objects.filter(pk=mail_id).select_related("user").first()
    if mail is None or mail.state != State.QUEUED:
        return None
    changes = _again(mail, "unwritten", now, attempts=mail.attempts + 1)
    _queued(mail_id, now).update(**changes)
    mail.state = changes["state"]
    return mail


def _settled(mail, outcome, now):
    if outcome.state == State.QUEUED:
        return _again(mail, outcome.words, now)
    return {"state": outcome.state, "response": outcome.words[:300], "lease_until": None, "settled_at": now}


def _again(mail, words, now, attempts=None):
    """Back to the queue with a longer wait each time; superseded by a later one of its series; given up in the end."""
    attempts = attempts or mail.attempts
    changes = {"attempts": attempts, "response": words[:300], "lease_until": None}
    if mail.series and OutgoingMail.objects.filter(user=mail.user, series=mail.series, pk__gt=mail.pk).exists():
        return changes | {"state": State.SUPERSEDED, "settled_at": now}
    if now - mail.created_at > GIVE_UP:
        return changes | {"state": State.REFUSED, "settled_at": now}
    wait = BACK_OFF[min(attempts, len(BACK_OFF)) - 1]
    return changes | {"state": State.QUEUED, "due_at": now + wait}


def _tell(mail, outcome, now):
    """Whoever keeps count of what was told and which addresses refuse hears it in the same transaction."""
    if settings.MAIL_SETTLED:
        import_string(settings.MAIL_SETTLED)(mail, outcome, now)
