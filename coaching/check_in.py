"""The weekly check-in that a client asks for: counts and a link, kindly; no name, so that it may lie open anywhere."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.digest_time import Rhythm
from common.daywords import day_long
from mail.content import Content, NotSendable
from outreach.confidential import at_employer
from outreach.digest.words import greeting, when
from outreach.measures.weeks import monday_of
from outreach.models.protecting import confidential_search
from outreach.pages.contacts import by_day

from .models import MailHour
from .moments import local
from .pages.given import agreed_with, sessions_with

KIND = MailHour.Kind.CHECK_IN


def render(mail, now):
    """The Content as of now. In a confidential search a neutral sender and subject; never to the employer's address.

    A week in which nothing was written is said without a number: the mail is a hand, no account.
    """
    client = mail.user
    if at_employer(client, mail.to):
        raise NotSendable("employer")
    hidden = confidential_search(client) is not None
    context = _context(client, now)
    context["subject"] = _("Your notes for this week") if hidden else _("How was your week?")
    text = render_to_string("emails/check_in.txt", context).strip() + "\n"
    html = render_to_string("emails/check_in.html", context)
    return Content(context["subject"], text, html, _("Weekly notes") if hidden else "")


def unsubscribe(user, now):
    MailHour.stop(user, KIND)


def _context(client, now):
    today = client.today(now)
    sides = by_day(client, monday_of(today), today)
    written = sum(n for _day, ours, n in sides if ours)
    heard = sum(n for _day, ours, n in sides if not ours)
    hour = MailHour.objects.filter(user=client, kind=KIND).select_related("user__preferences").first()
    return {
        "greeting": greeting(local(now, client).hour, client.get_short_name()),
        "lead": f"{day_long(today, today)}. {_lead(written, heard)}",
        "lines": _lines(client, today, now),
        "when": when(hour.asked, Rhythm.DAILY) if hour else "",
        "url": settings.BASE_URL + reverse("coaching:shared_notes"),
        "today_url": settings.BASE_URL + reverse("outreach:today"),
        "settings_url": settings.BASE_URL + reverse("coaching:check_in"),
    }


def _lead(written, heard):
    if not written and not heard:
        return _("A quiet week is fine. Your list and its dates are kept, whenever you like to go on.")
    if not written:
        words = ngettext("This week %(n)s message came back.", "This week %(n)s messages came back.", heard)
        return words % {"n": heard}
    wrote = ngettext("%(n)s message went out", "%(n)s messages went out", written) % {"n": written}
    if not heard:
        return _("This week %(wrote)s. Silence for now is normal.") % {"wrote": wrote}
    came = ngettext("%(n)s came back", "%(n)s came back", heard) % {"n": heard}
    return _("This week %(wrote)s and %(came)s.") % {"wrote": wrote, "came": came}


def _lines(client, today, now):
    """What is agreed and still open, and when one speaks next: without any name."""
    lines, n = [], sum(one.state in ("waits", "open") for one in agreed_with(client, today))
    if n:
        words = ngettext("%(n)s thing that you agreed is open.", "%(n)s things that you agreed are open.", n)
        lines.append(words % {"n": n})
    if ahead := sessions_with(client, now):
        lines.append(_("You speak with your coach next on %(when)s.") % {"when": ahead[0]["when"]})
    return lines
