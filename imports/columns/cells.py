"""One reader for each field: a cell's text → (values, problems), a problem being (text, code, params)."""

import re
from functools import partial

from .addresses import read_profiles, read_website
from .dates import read_day
from .emails import read_emails
from .fields import FIELDS
from .meanings import AXES, meaning_of, specialties_in
from .names import firm_name, part_of_name, person_name
from .phones import phones_of
from .tidy import BadCell, said, tidy

UNKNOWN_WORD = "unknown_word"
# Characters of a cell that may hold several values: of addresses fewer, their patterns take longer.
MOST_OF_SEVERAL = 5000
MOST_OF_ADDRESSES = 1000
MOST_OF_A_CODE = 200
_ADDRESSES = {"firm.email", "person.email", "firm.phone", "person.phone", "person.profile"}
# Whose readers check the length of values, or give numbers.
_NEVER_LONG = _ADDRESSES - {"person.profile"} | {"specialties"}
_PAST = {"mine.last_contact", "mine.connected_on"}
_LEGAL_FORM = r"(?!\s*(?:inc|llc|l\.l\.c|ltd|limited|llp|plc|corp|gmbh|s\.?a|s\.?l|b\.?v|co)\b)"
_NAMES_BETWEEN = re.compile(rf"\s*[;|]\s*|\s*,{_LEGAL_FORM}\s*|\s+/\s+", re.IGNORECASE)
_ANGLES = re.compile(r"[<>]")
_TAGS_BETWEEN = re.compile(r"\s*(?:[;,|]|:::)\s*")


def reader_of(field, *, country, date_order, specialties, words, today):
    """The reader of a field's cells. It returns the same for the same text, so that answers can be kept."""
    read = {
        "firm.name": partial(_one, firm_name),
        "firm.trading_names": _trading_names,
        "firm.website": read_website,
        "firm.email": read_emails,
        "firm.phone": phones_of(country),
        "specialties": partial(_specialties, specialties, words.get("specialties", {})),
        "person.name": _person,
        "person.first_name": partial(_one, part_of_name),
        "person.last_name": partial(_one, part_of_name),
        "person.email": read_emails,
        "person.phone": phones_of(country),
        "person.profile": read_profiles,
        "mine.notes": _notes,
        "mine.tags": _tags,
    }.get(field)
    if field in AXES or field == "mine.stage":
        read = partial(_meaning, field, words)
    elif field in ("mine.last_contact", "mine.next_step", "mine.connected_on"):
        read = partial(_day, date_order, today, field in _PAST)
    return read if field == "mine.notes" else _within(FIELDS[field], read or _text)


def _within(field, read):
    """A reader that takes cells and values longer than the field takes as problems, before anything else is done."""
    most = field.most
    longest = MOST_OF_SEVERAL if field.several else 4 * most or MOST_OF_A_CODE
    if field.name in _ADDRESSES:
        longest = MOST_OF_ADDRESSES

    def read_short(text):
        if len(text) > longest:
            return (), ((text, "too_long", {"most": most or longest}),)
        return read(text)

    def read_short_values(text):
        values, problems = read_short(text)
        for value in values:
            if len(_shown(value)) > most:
                break
        else:
            return values, problems
        problems += tuple((text, "too_long", {"most": most}) for text in map(_shown, values) if len(text) > most)
        return tuple(value for value in values if len(_shown(value)) <= most), problems

    return read_short_values if most and field.name not in _NEVER_LONG else read_short


def _shown(value):
    """The text of a value: of a website with its domain, or of a person's name with its parts, the first."""
    return value if isinstance(value, str) else value[0]


def _text(text):
    text = said(text)
    return ((text,) if text else ()), ()


def _one(clean, text):
    text = said(text)
    if not text:
        return (), ()
    try:
        return (clean(text),), ()
    except BadCell as bad:
        return (), ((text, bad.code, {}),)


def _person(text):
    """A PersonName, and as texts the e-mails of "Ada <ada@…>" and of books that show one where they have no name."""
    emails = read_emails(text)[0] if "@" in text else ()
    if emails:
        text = " ".join(word for word in _ANGLES.sub(" ", text).split() if "@" not in word)
    names, problems = _one(person_name, text)
    return (*names, *emails), problems


def _trading_names(text):
    text = said(text)
    names = dict.fromkeys(name for name in map(said, _NAMES_BETWEEN.split(text)) if name)
    return tuple(names), ()


def _specialties(answers, own, text):
    ids, unknown = specialties_in(said("; ".join(text.splitlines())), answers, own)
    problems = [(word, "too_long", {"most": FIELDS["specialties"].most}) for word in unknown if _is_long(word)]
    problems += [(word, UNKNOWN_WORD, {}) for word in unknown if not _is_long(word)]
    return ids, tuple(problems)


def _is_long(word):
    return len(word) > FIELDS["specialties"].most


def _meaning(field, words, text):
    """Pairs of a field and its code: a column of types may say more than the type."""
    text = said(text)
    if not text:
        return (), ()
    found = meaning_of(field, text, words)
    if not found:
        return (), ((text, UNKNOWN_WORD, {}),)
    return tuple((axis, code) for axis, code in found.items() if code), ()


def _day(order, today, is_past, text):
    text = said(text)
    if not text:
        return (), ()
    day, code = read_day(text, order, today)
    if code:
        return (), ((text, code, {"order": order} if code == "other_order" else {}),)
    if is_past and day > today:
        return (), ((text, "in_future", {"day": day.isoformat()}),)
    return (day.isoformat(),), ()


def _notes(text):
    lines = [line for line in map(tidy, text.splitlines()) if line]
    return (("\n".join(lines),) if any(map(said, lines)) else ()), ()


def _tags(text):
    """Words between commas, semicolons or bars; an address book's own groups ("* myContacts") are none."""
    tags = [tag for tag in map(said, _TAGS_BETWEEN.split(tidy(text))) if tag and not tag.startswith("*")]
    return tuple(dict.fromkeys(tags)), ()
