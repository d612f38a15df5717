"""The daily mail: one per seeker and local day, written from what Today shows when it is sent (clock.md section 6)."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.digest_time import Rhythm, next_digest_at, next_plain_at, rhythm
from accounts.models import Preferences
from common.dates import instant_of, local_day
from mail.content import Content, NotSendable
from mail.outbox import compose
from outreach.confidential import at_employer
from outreach.digest import words
from outreach.digest.rows import listing
from outreach.models import JobSearch, Relationship, Told

SERIES = "digest"


def compose_digest(user_id, now):
    """Ask for the digest of a user that is due. Returns 1 where one was asked for, 0 where nothing was due any more.

    The next date is moved on first, by a conditional update, so that of two workers one goes on.
    """
    preferences = Preferences.objects.select_related("user").get(pk=user_id)
    due = preferences.next_digest_at
    if due is None or due > now:
        return 0
    off, today = preferences.off_days(now.year), local_day(now, preferences.time_zone)
    later = _missed_until(preferences, due, today, now, off)
    following = later or next_digest_at(preferences, now, off)
    with transaction.atomic():
        mine = Preferences.objects.filter(pk=user_id, next_digest_at=due)
        if not mine.update(next_digest_at=following) or later:
            return 0
        key = f"digest:{today.isoformat()}"
        _mail, made = compose(preferences.user, key, kind="digest", now=now, series=SERIES)
    return int(made)


def render(mail, now):
    """The Content of a digest as of now, with a Told row for each step it lists; None where nothing is to be said.

    In a confidential search: a neutral sender, counts and a link; NotSendable to an address at the employer's domain.
    """
    seeker, preferences = mail.user, mail.user.preferences
    today = seeker.today(now)
    pace = rhythm(preferences, today, preferences.off_days(now.year))
    search = JobSearch.objects.visible_to(seeker).filter(status__in=["active", "paused"]).first()
    confidential = bool(search and search.confidential)
    if confidential and at_employer(seeker, mail.to):
        raise NotSendable("employer")
    listed = listing(seeker, today, everything=confidential)
    if not listed.groups and pace != Rhythm.LAST:
        return None
    Told.objects.filter(mail=mail).delete()
    Told.objects.bulk_create(listed.told(mail))
    context = _context(seeker, preferences, listed, pace, today, now)
    name = "digest_confidential" if confidential else "digest"
    return Content(
        subject=words.plain_subject() if confidential else words.subject(listed, pace),
        text=render_to_string(f"emails/{name}.txt", context).strip() + "\n",
        html=render_to_string(f"emails/{name}.html", context),
        sender_name=_("Daily notes") if confidential else "",
    )


def _missed_until(preferences, due, today, now, off):
    """Days were missed and today's own hour is still to come, or today is free: the instant to wait for, else None."""
    if local_day(due, preferences.time_zone) >= today:
        return None
    midnight = instant_of(today, preferences.time_zone)
    upcoming = next_plain_at(preferences, midnight, off)
    return upcoming if upcoming and upcoming > now else None


def _context(seeker, preferences, listed, pace, today, now):
    local = now.astimezone(words.zone(preferences))
    return {
        "groups": [(words.title(group), group) for group in listed.groups if group.rows],
        "more": words.more(listed.rest) if listed.rest else "",
        "greeting": words.greeting(local.hour, seeker.get_short_name()),
        "lead": words.lead(listed, today, pace),
        "counts": words.counts(listed),
        "is_last": pace == Rhythm.LAST,
        "foot": [line for line in (words.parked(_parked(seeker)), words.when(preferences, pace)) if line],
        "base_url": settings.BASE_URL,
        "today_url": settings.BASE_URL + reverse("outreach:today"),
        "settings_url": settings.BASE_URL + reverse("accounts:settings"),
    }


def _parked(seeker):
    return Relationship.objects.visible_to(seeker).filter(stage=Relationship.Stage.PARKED).count()
