"""What was told and given: beside one person, and all of it on the page of the market."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from common.text import fold, sort_key
from outreach.cadence import question
from outreach.measures.pay import ranges
from outreach.measures.signals import by_month
from outreach.models import Knowledge, Relationship
from outreach.pages.charts import direction_chart, pay_chart
from outreach.words.knowledge import balance_words, pay_words, question_words, said_words

BESIDE = 200  # read for one person's panel
LATEST = 4  # of them shown
SHORT = 160  # letters of one in the history
MOST = 1000  # read for the page of the market
GIVEN = ("give",)
WORDS = ("market", "resume", "tip")


@dataclass(frozen=True)
class Known:
    """One entry as it is shown. `said`: its short words, before its text; `became`: the public id of the
    relationship with whom a referral named, '' where they are not on the list.
    """

    one: Knowledge
    said: str
    became: str = ""


def told_context(user, relationship, reading):
    """The panel beside a person; one query, two where they named someone."""
    mine = Knowledge.objects.visible_to(user).live().filter(relationship=relationship).select_related("became")
    found = list(mine.latest_first()[:BESIDE])
    gave = sum(row.data.get("purpose") == "give" for row in reading.live)  # those logged alone, too
    told = sum(one.kind not in GIVEN for one in found)
    asked = question(reading.result, _no_match(reading), reading.today.toordinal())
    write = reverse("outreach:write", args=[relationship.public_id])
    return {
        "told": _known(user, _latest(found)),
        "told_words": {one.public_id: Truncator(_in_one_line(one)).chars(SHORT) for one in found},
        "told_count": len(found),
        "balance": balance_words(gave, told),
        "question": question_words(asked, reading.today) if asked.offered else "",
        "question_url": f"{write}?kind=insight_market" if asked.offered and not asked.from_day else "",
    }


@dataclass(frozen=True)
class Market:
    """All that the page of the market shows. `counts`: {kind: how many}, before the kind is chosen."""

    counts: dict
    pay: list
    pay_chart: dict
    months: list
    month_chart: dict
    lists: dict
    cut: bool

    @property
    def any(self):
        return bool(self.counts)


def market(user, kind, text, today):
    """The Market for a kind ('' for all), for entries with all words of a text in them.

    One query, two where someone was named: who has gathered more than MOST sees the latest of them.
    """
    found = list(gathered(user, text)[: MOST + 1])
    cut, found = len(found) > MOST, found[:MOST]
    shown = [one for one in found if kind in ("", one.kind)]
    of = {each: [one for one in shown if one.kind == each] for each in Knowledge.Kind.values}
    pay = ranges(
        ((one.role, one.place, one.currency, one.period, one.low, one.high) for one in of["salary"]), fold
    )
    months = by_month(((one.day, one.direction) for one in of["signal"]), today)
    return Market(
        counts=dict(Counter(one.kind for one in found)),
        pay=[(one, _pay(one)) for one in pay],
        pay_chart=pay_chart(pay),
        months=months,
        month_chart=direction_chart(months),
        lists={name: _known(user, rows) for name, rows in _lists(of, shown).items()},
        cut=cut,
    )


def gathered(user, text=""):
    """Entries of a seeker, the latest first, with the person of each; those with all words of a text in them."""
    mine = Knowledge.objects.visible_to(user).standing().latest_first()
    for word in text.split()[:8]:
        mine = mine.filter(_holding(word))
    return mine.select_related("relationship__recruiter", "relationship__firm", "became")


def _holding(word):
    """A word in what was said, or in the name of who said it."""
    found = Q(relationship__name_key__contains=fold(word)) if fold(word) else Q()
    for column in ("text", "role", "place", "field", "name", "firm_name", "currency"):
        found |= Q(**{f"{column}__icontains": word})
    return found


def _lists(of, shown):
    words = [one for one in shown if one.kind in WORDS]
    return {name: of[name] for name in ("salary", "signal", "referral", "give")} | {"words": words}


def _known(user, rows):
    """[Known]. Who was named and came onto the list later is known by their name, where just one there is called so:
    one query for all referrals.
    """
    named = {sort_key(one.name) for one in rows if one.kind == "referral" and one.name and not _became(one)}
    on_list = {}
    if named:
        mine = Relationship.objects.visible_to(user).filter(name_key__in=named)
        found = list(mine.values_list("name_key", "public_id"))
        called = Counter(key for key, _public_id in found)
        on_list = {key: public_id for key, public_id in found if called[key] == 1}
    return [
        Known(one, said_words(one), _became(one) or (on_list.get(sort_key(one.name), "") if one.name else ""))
        for one in rows
    ]


def _became(one):
    other = one.became if one.became_id else None
    return other.public_id if other and not other.hidden_at and not other.merged_into_id else ""


def _in_one_line(one):
    return " – ".join(part for part in (said_words(one), one.text) if part)


def _latest(found):
    """The latest of each kind, and then whatever is latest."""
    first = {one.kind: one for one in reversed(found)}
    chosen = sorted(first.values(), key=lambda one: (one.day, one.pk), reverse=True)[:LATEST]
    return chosen if len(chosen) == LATEST else [*chosen, *(one for one in found if one not in chosen)][:LATEST]


def _no_match(reading):
    """Whether the last that they said of a search is that nothing fits now."""
    said = [row.data.get("outcome") for row in reading.live if row.kind == "interaction" and row.data.get("outcome")]
    return bool(said) and said[-1] == "no_match"


def _pay(one):
    return pay_words(one.low, one.high, one.currency, Knowledge.Period(one.period).label)
