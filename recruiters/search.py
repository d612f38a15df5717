"""Search by any part of a name: accents, case and small typos forgiven, alike on both databases.

A word of the query matches words of a name that start with it, hold it inside, or, where nothing else is found, are
spelt nearly so. Range scans of folded keys do the first two; the third compares the distinct words only.
"""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from common.paging import Page, page_of
from common.text import domain_of, email_key, fold

from .models import ContactPoint, Firm, FirmWord, NameWord, Recruiter, RecruiterWord
from .models.words import LONGEST_WORD, SHORTEST_PART
from .spelling import LAST, close_words

MOST_WORDS = 6  # of a query
MOST_INSIDE = 300  # words that hold a part inside
MOST_GATHERED = 10_000  # names with a word: up to here they are gathered and sorted

ORDER = ["name_key"]
WORDS = {Firm: FirmWord, Recruiter: RecruiterWord}


@dataclass(frozen=True)
class Found:
    """A page of names. `close`: nothing is spelt so; these are the nearest."""

    page: Page
    close: bool = False


def find(records, text, cursor="", size=50, typos=close_words):
    """The page of a queryset of firms or recruiters that a text names, ordered by name; all of them for ''.

    `typos`: what gives the nearest words where nothing is spelt so; None: nothing does.
    An e-mail address finds whom it belongs to (a firm by its domain); text without letter or digit finds nobody.
    """
    if not text.strip():
        return Found(page_of(records, ORDER, cursor, size))
    if "@" in text:
        return Found(page_of(_by_email(records, text), ORDER, cursor, size))
    words = [word[:LONGEST_WORD] for word in fold(text).split()[:MOST_WORDS]]
    if not words:
        return Found(Page([]))
    return _find(records, words, cursor, size, typos)


def _find(records, words, cursor, size, typos):
    """Cursors begin with the way by which they were found: = as spelt, ^ beginning so, + common words, ~ nearly."""
    way, cursor = cursor[:1], cursor[1:]
    spelt = [_Matches(records.model, _spelt_so(word)) for word in words]
    if way != "~" and all(matches.count for matches in spelt):
        if min(matches.count for matches in spelt) > MOST_GATHERED:
            return Found(_page_of_common(records, words, spelt, way, cursor, size))
        page = _marked("=", page_of(_with_all(records, spelt), ORDER, cursor, size))
        if page.rows:
            return Found(page)
    if typos is None:
        return Found(Page([]))
    nearly = _with_all(records, _nearly(records, words, spelt, typos))
    return Found(_marked("~", page_of(nearly, ORDER, cursor, size)), True)


def _page_of_common(records, words, spelt, way, cursor, size):
    """Words that very many names hold: names that begin with the query first, the others after them.

    Names that begin so are one range of the index; the others are spread evenly, so a walk along the names meets
    them soon. One walk for both passes half the names before it meets a first name (measured: 2 s of 1,000,000).
    """
    start = " ".join(words)
    beginning = Q(name_key__gte=start, name_key__lt=start + LAST)
    if way != "+":
        page = _marked("^", page_of(records.filter(beginning), ORDER, cursor, size))
        if page.rows:
            return page if page.next_cursor else replace(page, next_cursor="+")
    page = _marked("+", page_of(_with_all(records.exclude(beginning), spelt), ORDER, cursor, size))
    return page if page.prev_cursor or way != "+" else replace(page, prev_cursor="^")


def _marked(way, page):
    return replace(
        page,
        next_cursor=page.next_cursor and way + page.next_cursor,
        prev_cursor=page.prev_cursor and way + page.prev_cursor,
    )


class _Matches:
    """Rows of words that meet a condition, and how many there are (counted up to MOST_GATHERED + 1)."""

    def __init__(self, model, condition):
        self.condition = condition
        self.rows = WORDS[model].objects.filter(condition)
        self.count = self.rows.values("pk")[: MOST_GATHERED + 1].count()


def _with_all(records, matches):
    """Those whose names have, for each of the matches, a word of it; a rare one is gathered first."""
    rarest = min(matches, key=lambda one: one.count)
    for one in matches:
        if one is rarest and one.count <= MOST_GATHERED:
            records = records.filter(pk__in=set(one.rows.values_list("record_id", flat=True)))
        else:
            records = records.filter(Exists(one.rows.filter(record=OuterRef("pk"))))
    return records


def _nearly(records, words, spelt, typos):
    """The matches with typos forgiven in words that no name starts with; in all of them where each is known."""
    rows = WORDS[records.model].objects
    unknown = [not rows.filter(_starting(word)).exists() for word in words]
    return [
        _Matches(records.model, matches.condition | Q(word__in=typos(word)))
        if guess or not any(unknown)
        else matches
        for word, matches, guess in zip(words, spelt, unknown, strict=True)
    ]


def _spelt_so(word):
    inside = _words_holding(word)
    return _starting(word) | Q(word__in=inside) if inside else _starting(word)


def _starting(word):
    return Q(word__gte=word, word__lt=word + LAST)


def _words_holding(word):
    if len(word) < SHORTEST_PART:
        return []
    parts = NameWord.objects.filter(part__gte=word, part__lt=word + LAST, whole=False)
    return sorted(set(parts.values_list("word", flat=True)[:MOST_INSIDE]))


def _by_email(records, address):
    """People by their address, firms by its domain."""
    key = email_key(address)
    if not key:
        return records.none()
    if records.model is Firm:
        return records.filter(domain=domain_of(key))
    points = ContactPoint.objects.filter(recruiter=OuterRef("pk"), kind=ContactPoint.Kind.EMAIL, key=key)
    return records.filter(Exists(points))
