"""The mail of a coach's day: who could use a word and why, and whom they speak with. Written when it is sent."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import access
from accounts.digest_time import Rhythm
from common.dates import instant_of
from common.daywords import day_long
from mail.content import Content
from outreach.digest.words import greeting, when
from outreach.models import JobSearch
from outreach.models.protecting import OPEN

from .models import MailHour, Session
from .moments import hour_words, local
from .pages.caseload import lines_of

KIND = MailHour.Kind.DIGEST
MOST_ROWS = 12  # clients named; the rest is counted


@dataclass(frozen=True)
class Told:
    """What a coach's day holds. asking: Lines of those who are named, most in need first; `more`: how many others could
    use a word; speaking: (hour, name, place), by the hour; coachings: of all who are named.

    Of a client whose search is confidential no mail says the name: `unnamed` counts those who could use a word.
    """

    asking: list
    more: int
    unnamed: int
    speaking: list
    coachings: list

    @property
    def count(self):
        return len(self.asking) + self.more + self.unnamed


def render(mail, now):
    """The Content of a coach's digest as of now; None where nobody could use a word and no session is today. What it
    tells is a look: it stands in the logs of those whom it speaks of.
    """
    coach = mail.user
    told = told_to(coach, now)
    if not told.count and not told.speaking:
        return None
    access.viewed(told.coachings, "digest", now)
    context = _context(coach, told, now)
    text = render_to_string("emails/coach_digest.txt", context).strip() + "\n"
    return Content(context["subject"], text, render_to_string("emails/coach_digest.html", context))


def unsubscribe(user, now):
    MailHour.stop(user, KIND)


def told_to(coach, at):
    """The Told of a coach at an instant: a fixed number of queries."""
    coachings = access.clients(coach, at)
    lines = sorted(lines_of(coachings, coach, at), key=lambda line: line.rank)
    asking = [line for line in lines if line.asks]
    sessions = _sessions(coach, [one.client_id for one in coachings], at)
    hidden = _confidential([one.client_id for one in coachings])
    open_ones = [line for line in asking if line.public_id not in hidden]
    named = open_ones[:MOST_ROWS]
    spoken_of = {line.public_id for line in named} | {one.client.public_id for one in sessions}
    return Told(
        asking=named,
        more=len(open_ones) - len(named),
        unnamed=len(asking) - len(open_ones),
        speaking=[
            (hour_words(one.at, coach), "" if one.client.public_id in hidden else one.client.shown_name, one.place)
            for one in sessions
        ],
        coachings=[one for one in coachings if one.client.public_id in spoken_of],
    )


def _sessions(coach, client_ids, at):
    """Those left of the coach's own day with clients who are coached."""
    midnight = instant_of(coach.today(at) + timedelta(days=1), coach.preferences.time_zone)
    mine = Session.objects.arranged_by(coach).filter(client__in=client_ids, at__lt=midnight)
    return list(mine.to_come(at).select_related("client"))


def _confidential(client_ids):
    """Public ids of clients whose open search is confidential."""
    kept = JobSearch.objects.filter(seeker__in=client_ids, status__in=OPEN, confidential=True)
    return set(kept.values_list("seeker__public_id", flat=True))


def _context(coach, told, now):
    hour = MailHour.objects.filter(user=coach, kind=KIND).select_related("user__preferences").first()
    today = coach.today(now)
    return {
        "subject": _subject(told),
        "greeting": greeting(local(now, coach).hour, coach.get_short_name()),
        "lead": f"{day_long(today, today)}. {_lead(told)}",
        "rows": [(line, ", ".join(words for words, _tone, _icon in line.flags)) for line in told.asking],
        "rest": _rest(told.more, told.unnamed),
        "speaking": told.speaking,
        "when": when(hour.asked, Rhythm.DAILY) if hour else "",
        "base_url": settings.BASE_URL,
        "clients_url": settings.BASE_URL + reverse("coaching:clients"),
        "settings_url": settings.BASE_URL + reverse("coaching:settings"),
    }


def _subject(told):
    said = []
    if told.count:
        words = ngettext("%(n)s client could use a word", "%(n)s clients could use a word", told.count)
        said.append(words % {"n": told.count})
    if told.speaking:
        n = len(told.speaking)
        said.append(ngettext("%(n)s session today", "%(n)s sessions today", n) % {"n": n})
    return ", ".join(said)


def _lead(told):
    if not told.count:
        return _("Nobody needs a word; you speak with somebody today.")
    words = ngettext("One of your clients could use a word.", "%(n)s of your clients could use a word.", told.count)
    return words % {"n": told.count}


def _rest(more, unnamed):
    """Lines on those who are not named."""
    lines = []
    if more:
        lines.append(ngettext("%(n)s more is on your page.", "%(n)s more are on your page.", more) % {"n": more})
    if unnamed:
        words = ngettext(
            "%(n)s more, whose search is confidential: no mail says the name.",
            "%(n)s more, whose searches are confidential: no mail says the names.",
            unnamed,
        )
        lines.append(words % {"n": unnamed})
    return lines
