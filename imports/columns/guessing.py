"""Which column means what: by the mapping used before, by its header, and by what its cells look like."""

from typing import NamedTuple

from .fields import FIELDS
from .headers import answers_to, fold_header
from .looks import looks_like, share_of
from .tidy import said

# What cells must look like for a field; a header that says otherwise is not believed when hardly any cell does.
_LOOKS = {
    "firm.email": "email",
    "person.email": "email",
    "firm.phone": "digits",
    "person.phone": "digits",
    "firm.website": "website",
    "person.profile": "website",
    "mine.last_contact": "date",
    "mine.next_step": "date",
    "mine.connected_on": "date",
}
_HARDLY_ANY = 0.2
_NAMES = {"firm.name", "person.name"}
# What a column may be by its looks alone, in lists of firms and in lists of people.
_OF_FIRMS = {"email": "firm.email", "website": "firm.website", "phone": "firm.phone"}
_OF_PEOPLE = {
    "email": "person.email",
    "profile": "person.profile",
    "website": "firm.website",
    "phone": "person.phone",
}
# Headers of whole names in some lists, of first or last names in others.
_NAME = {"name", "nom", "nome", "nombre", "naam", "namn", "navn", "nimi", "nazwa"}
_PARTS = {"person.first_name": "person.last_name", "person.last_name": "person.first_name"}
_OF_THE_FIRM = {"person.email": "firm.email", "person.phone": "firm.phone"}
_TEXTS = ("firm", "person", "word", "")
# Who chooses first among columns that want the same field.
_REMEMBERED, _SURE, _UNSURE, _BY_LOOKS = range(4)


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
    headers = [*header, *[""] * (width - len(header))]
    wishes = []
    for place in range(width):
        for rank, guess in _wishes(kind, headers[place], columns[place], remembered or {}):
            wishes.append((rank, place, guess))
    if not any(map(fold_header, headers)):
        wishes += [(_BY_LOOKS, place, guess) for place, guess in _without_headers(kind, columns)]
    taken = {}
    for _rank, place, guess in sorted(wishes, key=lambda wish: wish[0]):
        free = FIELDS[guess.field].several or guess.field not in {other.field for other in taken.values()}
        if place not in taken and free:
            taken[place] = guess
    guessed = {place for place in taken if fold_header(headers[place]) not in (remembered or {})}
    _tell_names_apart(headers, columns, taken, guessed)
    if kind != "firms":
        _tell_firms_from_people(headers, columns, taken, guessed)
    return dict(sorted(taken.items()))


def _wishes(kind, header, cells, remembered):
    """[(rank, Guess)] of one column, the best first."""
    key = fold_header(header)
    if key and key in remembered:
        return [(_REMEMBERED, Guess(remembered[key], True))] if _offered(remembered[key], kind) else []
    by_looks = (_OF_FIRMS if kind == "firms" else _OF_PEOPLE).get(looks_like(cells))
    answers = [answer for answer in answers_to(kind, header) if not answer.field or _offered(answer.field, kind)]
    if not answers:
        return [(_BY_LOOKS, Guess(by_looks, False))] if by_looks else []
    named = [
        (_fit(answer.field, cells, by_looks), answer)
        for answer in answers
        if answer.field and (answer.number == 1 or FIELDS[answer.field].several)
    ]
    named.sort(key=lambda one: (-one[0], one[1].field != by_looks))
    wishes, rank = [], 0
    for fit, answer in named:
        if fit > _HARDLY_ANY:
            sure = answer.sure and len(answers) == 1 or answer.field == by_looks
            rank = max(rank, (_SURE if answer.sure else _UNSURE) + answer.place / 10)
            wishes.append((rank, Guess(answer.field, sure)))
    if not named or wishes:
        return wishes
    if by_looks:
        return [(_UNSURE, Guess(by_looks, False))]
    if named[0][1].field.startswith("mine."):
        return [(_UNSURE, Guess("mine.notes", False))]  # "next step: send the new résumé" is no date, but worth keeping
    return [(_UNSURE, Guess(named[0][1].field, False))]


def _tell_names_apart(headers, columns, taken, guessed):
    """ "Name" beside "Vorname", or "Nombre" beside "Apellidos", is the other part where its cells are one word each."""
    fields = {guess.field for guess in taken.values()}
    parts = fields & set(_PARTS)
    for place in guessed:
        named = taken[place].field == "person.name" and fold_header(headers[place]) in _NAME
        if named and len(parts) == 1 and looks_like(columns[place]) != "person":
            taken[place] = Guess(_PARTS[parts.pop()], False)


def _tell_firms_from_people(headers, columns, taken, guessed):
    """In a list that names firms only, "Name", "Email" and "Phone" are the firm's."""
    fields = {guess.field: place for place, guess in taken.items()}
    place = fields.get("person.name")
    if "firm.name" not in fields and place in guessed and looks_like(columns[place]) == "firm":
        taken[place] = Guess("firm.name", False)
        del fields["person.name"]
    elif "firm.name" not in fields:
        return
    if fields.keys() & {"person.name", *_PARTS}:
        return
    for place in guessed:
        field = _OF_THE_FIRM.get(taken[place].field)
        asked = answers_to("firms", headers[place])
        if field and (not asked or field in {answer.field for answer in asked}):
            taken[place] = Guess(field, False)


def _offered(field, kind):
    return field in FIELDS and kind in FIELDS[field].kinds


def _fit(field, cells, by_looks):
    """How far the cells fit a field, 0–1. Blank ones fit any; an address or a phone is no name."""
    if field in _LOOKS:
        share = share_of(_LOOKS[field], cells)
        return 1.0 if share is None else share
    return 0.0 if field in _NAMES and by_looks else 1.0


def _without_headers(kind, columns):
    """[(column, Guess)] of the names and days in a list without any header."""
    looks = [looks_like(cells) if any(map(said, cells)) else None for cells in columns]
    texts = [place for place, look in enumerate(looks) if look in _TEXTS]
    people = [place for place in texts if looks[place] == "person"]
    words = [place for place in texts if looks[place] == "word"]
    if kind == "firms":
        found = [(place, "firm.name") for place in texts[:1]]
    elif people or len(words) < 2:
        found = [(place, "person.name") for place in (people or words)[:1]]
    else:
        found = [(words[0], "person.first_name"), (words[1], "person.last_name")]
    found += [(place, "firm.name") for place in texts if looks[place] == "firm"]
    found += [(place, "mine.last_contact") for place, look in enumerate(looks) if look == "date"]
    return [(place, Guess(field, False)) for place, field in found if _offered(field, kind)]
