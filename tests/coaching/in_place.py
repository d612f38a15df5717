"""A client in whose place a coach stands: what is theirs, with a secret in every text; addresses, a form to log."""

from django.urls import reverse

from accounts.rights import Right
from outreach.models import Insight, Note, Reminder
from tests.cast import MORNING, by
from tests.factories import make_search
from tests.outreach.scenes import awaiting, nov, out, replying

P, A, ACT = Right.PIPELINE, Right.ACTIVITY, Right.ACT
SECRET = "Between us: they pay badly"
SECRETS = {SECRET, "SECRET-SPEAK", "SECRET-TIP", "SECRET-NOTE", "SECRET-STEP", "SECRET-PAY", "231,000", "SECRET-ROLE",
           "SECRET-EMPLOYER", "SECRET-REASON", "SECRET-QUOTE"}  # fmt: skip


def fill(seeker):
    """Give the client a search; Jonas is due a nudge today, Ingrid wrote on Friday. Returns Jonas."""
    make_search(seeker, pay_range="SECRET-PAY 250k", reason="SECRET-REASON")
    jonas = awaiting(seeker, "Jonas Weber")
    jonas.tag(by(seeker), ["secret-tag"])
    out(jonas, nov(16), "other", note=SECRET)
    Note.write(by(seeker), seeker, "A SECRET-NOTE of mine", relationship=jonas)
    Reminder.add_own(by(seeker), jonas, MORNING.date(), "SECRET-STEP to do")
    Insight.note(by(seeker), jonas, "tip", day=MORNING.date(), text="SECRET-TIP")
    pay = {"low": 231000, "high": 232000, "currency": "USD", "period": "year"}
    Insight.note(by(seeker), jonas, "salary", day=MORNING.date(), **pay)
    said = {"state": "submitted", "employer": "SECRET-EMPLOYER", "role": "SECRET-ROLE"}
    jonas.record_submission(by(seeker), key="a", **said)
    replying(seeker, note="Could we SECRET-SPEAK on Tuesday?")
    return jonas


def at(user, route, *args):
    return reverse("coaching:place", args=[user.public_id]) + reverse(route, args=args).removeprefix("/")


def logs(jonas, **more):
    return {"direction": "in", "channel": "email", "outcome": "", "occurred_on": "2026-11-23", "note": "", **more}
