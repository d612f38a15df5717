"""Which column means what: by the mapping used before, by its header, and by what its cells look like."""

from typing import NamedTuple

from .fields import FIELDS
from .headers import answers_to, fold_header
from .looks import looks_like, share_of

# What cells must look like for a field; a header that says otherwise is not believed when hardly any cell does.
_LOOKS = {
    "firm.email": "email",
    "person.email": "email",
    "firm.phone": "phone",
    "person.phone": "phone",
    "firm.website": "website",
    "person.profile": "website",
    "mine.last_contact": "date",
    "mine.next_step": "date",
    "mine.connected_on": "date",
}
_HARDLY_ANY = 0.2
# What a column may be by its looks alone, in lists of firms and in lists of people.
_BY_LOOKS = {
    "firms": {"email": "firm.email", "website": "firm.website", "phone": "firm.phone"},
    "people": {
        "email": "person.email",
        "profile": "person.profile",
        "website": "firm.website",
        "phone": "person.phone",
    },
}
_TEXTS = {"firm", "person", "word"}


class Guess(NamedTuple):
    """`sure`: the header names this field and nothing else, and its cells don't contradict."""

    field: str
    sure: bool


def guess_mapping(kind, header, sample, remembered=None):
    """{column number from 0: Guess} for a list of this kind.

    `header`: its cells, [] where there is none; `sample`: some rows of cells; `remembered`: {folded header: field} of
    the last mapping, which wins ('' = leave the column out). A field that takes one column is given to the surest.
    """
    width = max([len(header), *map(len, sample)], default=0)
    columns = [[row[place] for row in sample if place < len(row)] for place in range(width)]
    headers = [header[place] if place < len(header) else "" for place in range(width)]
    folded = [fold_header(text) for text in headers]
    remembered = remembered or {}

    taken = {}
    for place, key in enumerate(folded):
        if key and key in remembered and _offered(remembered[key], kind):
            _take(taken, place, Guess(remembered[key], True))
    settled = {place for place, key in enumerate(folded) if key and key in remembered}
    offers = {}
    for place in sorted(set(range(width)) - settled):
        offers[place] = _by_header(kind, headers[place], columns[place])
    for sure in (True, False):
        for place, guesses in (offers or {}).items():
            for guess in guesses or ():
                if guess.sure == sure and place not in taken and _take(taken, place, guess):
                    break
    for place, guesses in offers.items():
        if guesses is None and place not in taken:
            field = _BY_LOOKS["firms" if kind == "firms" else "people"].get(looks_like(columns[place]))
            if field:
                _take(taken, place, Guess(field, False))
    if not any(folded):
        _name_the_unnamed(kind, columns, taken)
    return dict(sorted(taken.items()))


def _offered(field, kind):
    return field in FIELDS and kind in FIELDS[field].kinds


def _take(taken, place, guess):
    """Give the column its field unless that takes one column and has it. Returns whether it was given."""
    free = FIELDS[guess.field].several or guess.field not in {other.field for other in taken.values()}
    if free:
        taken[place] = guess
    return free


def _by_header(kind, header, cells):
    """The Guesses that a header allows, the best first; None where it is unknown, [] where it means nothing here."""
    answers = [answer for answer in answers_to(kind, header) if not answer.field or _offered(answer.field, kind)]
    if not answers:
        return None
    guesses = []
    for field, sure, number in answers:
        if field and (number == 1 or FIELDS[field].several):
            share = share_of(_LOOKS[field], cells) if field in _LOOKS else None
            fits = 1.0 if share is None else share
            guesses.append((fits, Guess(field, sure and len(answers) == 1 and fits > _HARDLY_ANY)))
    guesses.sort(key=lambda one: -one[0])
    if not guesses or guesses[0][0] > _HARDLY_ANY:
        return [guess for fits, guess in guesses if fits > _HARDLY_ANY]
    by_looks = _BY_LOOKS["firms" if kind == "firms" else "people"].get(looks_like(cells))
    if by_looks:
        return [Guess(by_looks, False)]
    if guesses[0][1].field.startswith("mine."):
        return [Guess("mine.notes", False)]  # "next step: send the new résumé" is no date, but worth keeping
    return [guesses[0][1]]


def _name_the_unnamed(kind, columns, taken):
    """Names and dates of a list without any header: the first column of texts names the firm or the person."""
    looks = {place: looks_like(cells) for place, cells in enumerate(columns) if place not in taken}
    texts = [place for place, look in looks.items() if look in _TEXTS]
    if kind == "firms":
        for place in texts[:1] or [place for place in looks if "firm.website" not in _fields(taken)][:1]:
            _take(taken, place, Guess("firm.name", False))
        return
    people = [place for place in texts if looks[place] == "person"]
    words = [place for place in texts if looks[place] == "word"]
    if people:
        _take(taken, people[0], Guess("person.name", False))
    elif len(words) > 1 and words[1] == words[0] + 1:
        _take(taken, words[0], Guess("person.first_name", False))
        _take(taken, words[1], Guess("person.last_name", False))
    for place in [place for place in texts if looks[place] == "firm"][:1]:
        _take(taken, place, Guess("firm.name", False))
    for place in [place for place, look in looks.items() if look == "date"][:1]:
        if kind == "my-recruiters":
            _take(taken, place, Guess("mine.last_contact", False))
    if not taken and texts:
        _take(taken, texts[0], Guess("person.name", False))


def _fields(taken):
    return {guess.field for guess in taken.values()}
