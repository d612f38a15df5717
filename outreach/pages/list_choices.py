"""The choices of the two pages behind the list: all filters with what they may be set to, and the columns."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from outreach.listing.columns import COLUMNS
from outreach.listing.filters import CONTACT, FIT, NEXT, REPLY, STAGE, STALE, TYPE
from outreach.listing.named import FIRM, PLACE, SOURCE, SPECIALTY, TAG
from outreach.listing.understood import FILTERS
from outreach.models import Relationship, SeekerFirm
from recruiters.models import Firm, Recruiter, Specialty

MOST = 500  # names offered
FIXED = (STAGE, TYPE, NEXT, STALE, CONTACT, REPLY, FIT, SOURCE)


@dataclass(frozen=True)
class Choice:
    """A filter of the form. `options`: (value, words, chosen). `offered`: names to choose or type one more from.

    `typed`: whether any text may be typed.
    """

    name: str
    label: str
    options: list
    offered: list
    typed: bool = False

    @property
    def adds(self):
        return bool(self.offered or self.typed)


def choices_of(user, asked):
    """Every filter but the search field; five queries for the names on the reader's list."""
    mine = Relationship.objects.visible_to(user)
    offered = {
        SPECIALTY.name: _specialties(mine), PLACE.name: _places(mine), TAG.name: _tags(user, mine),
        FIRM.name: _firms(mine), SOURCE.name: _sources(mine),
    }  # fmt: skip
    shown = [one for one in FILTERS.values() if one in FIXED or one.name in offered or one.name in asked.values]
    return [_choice(one, asked, offered.get(one.name, [])) for one in shown if one.name != "q"]


def column_choice(asked, up="", down=""):
    """(column, whether it is shown, whether it can go up, down), those that are shown first; one of them moved."""
    names = list(asked.columns)
    for name, step in ((up, -1), (down, 1)):
        if name in names:
            at = names.index(name)
            to = min(max(at + step, 0), len(names) - 1)
            names.insert(to, names.pop(at))
    others = [name for name in COLUMNS if name not in names]
    last = len(names) - 1
    return [(COLUMNS[name], True, at > 0, at < last) for at, name in enumerate(names)] + [
        (COLUMNS[name], False, False, False) for name in others
    ]


def _choice(one, asked, offered):
    chosen = asked.values.get(one.name, ())
    fixed = [(value, str(words)) for value, words in one.choices(asked.today)] if one in FIXED else []
    options = [(value, words, value in chosen) for value, words in fixed]
    known = {value for value, _words in fixed}
    options += [(value, asked.words[one.name, value], True) for value in chosen if value not in known]
    left = [(value, words) for value, words in offered if value not in chosen]
    return Choice(one.name, str(one.label), options, left, typed=one in (PLACE, TAG, SOURCE))


def _specialties(mine):
    own = Recruiter.specialties.through.objects.filter(recruiter__in=mine.values("recruiter"))
    theirs = Firm.specialties.through.objects.filter(firm__in=mine.values("firm"))
    covered = Specialty.objects.exclude(axis=Specialty.Axis.PLACE).filter(
        Exists(own.filter(specialty=OuterRef("pk"))) | Exists(theirs.filter(specialty=OuterRef("pk")))
    )
    return list(dict(covered.values_list("code", "name")[:MOST]).items())


def _places(mine):
    texts = mine.exclude(recruiter__place="").values_list("recruiter__place", flat=True).distinct()
    return [(place, place) for place in sorted(texts[:MOST])]


def _tags(user, mine):
    """The most frequent first, each as it is spelt most."""
    counts = Counter()
    for rows in (mine, SeekerFirm.objects.visible_to(user)):
        for tags in rows.exclude(tags=[]).values_list("tags", flat=True):
            counts.update(str(tag) for tag in tags if isinstance(tags, list))
    spelt = {}
    for tag, _count in counts.most_common():
        spelt.setdefault(tag.casefold(), tag)
    return [(tag, tag) for tag in list(spelt.values())[:MOST]]


def _firms(mine):
    firms = Firm.objects.filter(pk__in=mine.values("firm")).order_by("name_key", "pk")
    return list(firms.values_list("public_id", "name")[:MOST])


def _sources(mine):
    texts = mine.exclude(recruiter__source="").values_list("recruiter__source", flat=True).distinct()
    return [(source, source) for source in sorted(texts[:MOST])]
