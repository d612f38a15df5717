"""Days in a cell: ISO, day or month first, month names in many languages, and the serial numbers of spreadsheets."""

import re
from datetime import date, timedelta

from common.text import fold

from .tidy import tidy

_TIME = r"(?:,?[T ]+\d{1,2}[:.h]\d{2}.*)?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})\.?{_TIME}")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{4}}|\d{{2}}){_TIME}")
_MONTH_INSIDE = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°)?\.?[ /-]*(?:of |de |di |d')?([^\W\d_]{{3,}})\.?[ ,/-]*(?:de |del )?'?"
    rf"(\d{{4}}|\d{{2}}){_TIME}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"([^\W\d_]{{3,}})\.?[ -](\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}}){_TIME}", re.IGNORECASE)
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}[.,]*\s+(?=\d|[^\W\d_]+\.? \d)")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
FIRST_SERIAL, LAST_SERIAL, SERIAL_ZERO = 25569, 80000, date(1899, 12, 30)
FIRST_YEAR, YEARS_AHEAD = 1950, 20
# Beginnings of folded month names: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Nordic.
_MONTHS = dict(
    enumerate(
        (
            "jan jän jaen ene gen sty", "feb fev fév feb lut", "mar mär maer maa maerz", "apr avr abr kwi",
            "may mai maj mei mag", "jun juin giu cze", "jul juil lug lip", "aug aou ago sie", "sep set wrz",
            "oct okt out ott paz paź", "nov lis", "dec dez dic déc gru des",
        ),
        1,
    )
)  # fmt: skip
_MONTH_OF = {fold(stem): month for month, stems in _MONTHS.items() for stem in stems.split()}


def date_order(cells):
    """Says "dmy", "mdy" or "ymd" where the cells settle in which order their numbers stand, else "".

    ISO days, month names and serial numbers need no order; cells that contradict each other settle nothing.
    """
    votes = {vote for vote in map(_vote, cells) if vote}
    if len(votes) > 1:
        votes.discard("ymd")
    return votes.pop() if len(votes) == 1 else ""


def asks_order(cells):
    """Whether a day in these cells can be read in two ways and nothing settles it: a person has to say."""
    return not date_order(cells) and any(_is_open(cell) for cell in cells)


def read_day(text, order, today):
    """(date, '') or (None, code of what is wrong) of a tidy text; `order` as date_order, "" = not known."""
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        return _by_order(numbers, order, today)
    found = _ISO.fullmatch(text)
    if found:
        return _day(found[1], found[3], found[4], today)
    serial = _SERIAL.fullmatch(text)
    if serial:
        number = int(serial[1])
        if FIRST_SERIAL <= number <= LAST_SERIAL:
            return SERIAL_ZERO + timedelta(days=number), ""
        return None, "not_a_date"
    if found := _COMPACT.fullmatch(text):
        return _day(*found.groups(), today)
    return _with_month(text, today)


def _by_order(numbers, order, today):
    one, mark, two, year = numbers.groups()
    if order == "ymd" and len(year) == 2:
        return _day(one, two, year, today)
    if order not in ("dmy", "mdy"):
        order = _vote(numbers[0]) or ("dmy" if one == two else "")
    if not order:
        return None, "day_or_month"
    day, month = (two, one) if order == "mdy" else (one, two)
    if int(month) > 12 >= int(day):
        return None, "other_order"
    return _day(year, month, day, today)


def _with_month(text, today):
    if found := _MONTH_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(_WEEKDAY.sub("", text)):
        word, day, year = found.groups()
    elif found := _MONTH_INSIDE.fullmatch(_WEEKDAY.sub("", text)):
        day, word, year = found.groups()
    else:
        return None, "not_a_date"
    word = fold(word)
    month = _MONTH_OF.get(word[:4]) or _MONTH_OF.get(word[:3])
    return _day(year, month, day, today) if month else (None, "not_a_date")


def _day(year, month, day, today):
    short, year = len(year) == 2, int(year)
    if short:
        year += 2000 if 2000 + year <= today.year + YEARS_AHEAD else 1900
    if not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        return None, "not_a_date"
    try:
        return date(year, int(month), int(day)), ""
    except ValueError:
        return None, "no_such_day"


def _vote(cell):
    """The order that one cell settles. With dots the day stands first wherever people write so."""
    text = tidy(cell)
    numbers = _NUMBERS.fullmatch(text)
    if not numbers:
        found = _ISO.fullmatch(text)
        return "ymd" if found and found[2] != "-" else ""
    one, mark, two, _year = numbers.groups()
    if int(one) > 12:
        return "dmy" if int(two) <= 12 else ""
    if int(two) > 12:
        return "mdy"
    return "dmy" if mark == "." else ""


def _is_open(cell):
    numbers = _NUMBERS.fullmatch(tidy(cell))
    return bool(numbers) and numbers[1] != numbers[3] and not _vote(cell)
