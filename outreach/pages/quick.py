"""What the quick log reads and shows: the parser for one person, first values of the form, what was logged just now."""

from datetime import date, timedelta

from django.db.models import Count

from accounts.models import Act
from common.text import fold
from outreach.finding.people import own_people
from outreach.finding.typos import known_to, nearly
from outreach.pages.week import calendar_of
from outreach.quick.parsing import parse
from outreach.quick.vocabulary import vocabulary_of_reader
from outreach.words.acts import act_words

OFFERED = 6  # who may be meant
JUST_NOW = timedelta(hours=1)
LATEST = 5
MONTH_FIRST = {"", "US", "PH", "BZ", "FM", "MH", "PW"}


def reader(user, today):
    """read(line) → Parsed, by the user's own list, working days and order of day and month."""
    calendar = calendar_of(user, today)

    def workday(day):
        return date.fromordinal(calendar.next_business(day.toordinal()))

    def read(line):
        month_first = user.preferences.country in MONTH_FIRST
        return parse(line, today, _people_of(user), vocabulary_of_reader(), month_first, workday)

    return read


def logged_just_now(user, now):
    """[(act, in words)] of what was logged within the hour and stands, newest first; for their undo."""
    acts = Act.objects.visible_to(user).filter(via=Act.Via.WEB, undone_at__isnull=True, at__gte=now - JUST_NOW)
    acts = acts.filter(kind__in=["interaction", "approach", "auto_reply"]).annotate(n=Count("rows")).filter(n=1)
    acts = acts.order_by("-at", "-pk")  # those of one row: an act on many says so where it was made
    acts = acts.prefetch_related("rows__relationship__recruiter")[:LATEST]
    return [(act, act_words(act)) for act in acts]


def _people_of(seeker):
    """people(name): whom of the list a typed name may mean, typos forgiven; one or two queries."""
    known = []

    def people(name):
        words = fold(name).split()[:OFFERED]
        if not words:
            return []
        found = own_people(seeker, [[word] for word in words], OFFERED)
        if not found:
            known[:] = known or [known_to(seeker)]
            found = own_people(seeker, nearly(words, known[0]), OFFERED)
        exact = [one for one in found if one.name_key == fold(name)]
        return exact if len(exact) == 1 else found

    return people
