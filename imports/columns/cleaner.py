"""Rows of cells to what they mean, fast: each column has its reader, and cells that repeat are read once.

A firm stands in the rows of all its people: its cells are read once together, and those rows share what they mean.
"""

from functools import lru_cache
from typing import NamedTuple

from .cells import UNKNOWN_WORD, reader_of
from .fields import FIELDS

# Cells of one column: as many as a long list has firms, each standing in the rows of its people.
REMEMBERED = 1 << 15
LONGEST_REMEMBERED = 200  # characters
LONGEST_FIRM = 1000  # characters of all cells of a firm, likewise
SHOWN = 200  # characters of a wrong value
# Hardly ever the same twice, and quickly read; or read once with all cells of their firm.
_UNIQUE = {
    "firm.name", "firm.website", "firm.email", "person.email", "firm.phone", "person.phone", "person.profile",
}  # fmt: skip
_KEYS = {"email": "emails", "phone": "phones", "profile": "profiles"}


class Said(dict):
    """What rows say of a firm, the same object for all rows that say the same: nobody changes it.

    `known`: what those who read it keep of it, {what: …}, which goes when it goes.
    """

    __slots__ = ("known",)

    def __init__(self, values):
        super().__init__(values)
        self.known = {}


class Cleaned(NamedTuple):
    """What a row means; what it does not say has no key.

    `values`: {"firm": {"name", "trading_names": […], "website", "domain" (registrable; none on a host that many firms
    share), "emails": […], "phones": [E.164 …], "places", "pay_model", "setting", "engagement", "paid_by"},
    "person": {"name", "first_name", "last_name", "title", "emails", "phones", "profiles": [addresses], "place"},
    "specialties": [ids], "mine": {"stage", "last_contact", "next_step", "connected_on" (ISO days), "notes" (lines),
    "tags": […], "met"}}. `errors`: [[column, text, code, params]]; the values without them stand.
    `unknown`: [(field, word)] of types, specialties and stages that nothing answers to.
    """

    values: dict
    errors: list
    unknown: list


class Cleaner:
    """Reads the rows of one list.

    `kind`: as ImportBatch.Kind; `mapping`: {column number from 0: field}; `country`: ISO 3166-1, of phones without
    one; `date_order`: as date_order gives; `specialties`: {folded alias: [ids]}; `words`: {field: {folded word: what
    it means, "" = leave it out}}, for specialties an id or ids; `today`: a date, after which no contact can have been.

    Codes of errors: imports/words/cells.py. "nothing_to_go_by" (column None, the last one) says that the row names
    neither firm nor person; any other leaves out one value, and the row can be kept without it.
    """

    def __init__(self, kind, mapping, *, country="US", date_order="", specialties=None, words=None, today):
        self.kind = kind
        context = {
            "country": country,
            "date_order": date_order,
            "specialties": specialties or {},
            "words": words or {},
            "today": today,
        }
        columns = [
            self._column(int(place), field, context)
            for place, field in sorted(mapping.items(), key=lambda one: int(one[0]))
            if field in FIELDS and kind in FIELDS[field].kinds
        ]
        self._of_firm = [column for column in columns if column[1].startswith("firm.")]
        self._others = [column for column in columns if not column[1].startswith("firm.")]
        self._firm_places = [column[0] for column in self._of_firm]
        self._firm = lru_cache(REMEMBERED)(self._read_firm)

    def row(self, cells):
        """The Cleaned row of a list of texts; missing cells are blank ones."""
        width = len(cells)
        texts = tuple([cells[place] if place < width else "" for place in self._firm_places])
        long = sum(map(len, texts)) > LONGEST_FIRM
        firm, wrong, words = (self._read_firm if long else self._firm)(texts)
        person, mine, covers = {}, {}, {}
        parts = {"person": person, "mine": mine, "specialties": covers}
        errors, unknown = self._read(self._others, cells, parts)
        if person:
            _join_names(person)
            _join_places(person, "place", errors)
        if "notes" in mine:
            mine["notes"] = "\n".join(mine["notes"])
        if wrong:
            errors = sorted([*wrong, *errors], key=_by_column)
        if not self._has_enough(firm, person):
            errors.append([None, "", "nothing_to_go_by", {}])
        values = {part: said for part, said in (("firm", firm), ("person", person), ("mine", mine)) if said}
        if covers:
            values["specialties"] = covers["specialties"]
        return Cleaned(values, errors, [*words, *unknown])

    def _read_firm(self, texts):
        """(Said, errors, unknown words) of the cells of a firm."""
        firm = {}
        cells = [""] * (max(self._firm_places, default=-1) + 1)
        for place, text in zip(self._firm_places, texts, strict=True):
            cells[place] = text
        errors, unknown = self._read(self._of_firm, cells, {"firm": firm})
        if firm:
            _join_places(firm, "places", errors)
        return Said(firm), errors, unknown

    @staticmethod
    def _read(columns, cells, parts):
        """Fills `parts` from the cells of columns; their errors and unknown words."""
        errors, unknown, width = [], [], len(cells)
        for place, field, read, read_long, put, part, key in columns:
            text = cells[place] if place < width else ""
            if not text:
                continue
            values, problems = (read if len(text) <= LONGEST_REMEMBERED else read_long)(text)
            if values:
                put(parts[part], key, values)
            for wrong, code, params in problems:
                if code == UNKNOWN_WORD:
                    unknown.append((field, wrong))
                else:
                    errors.append([place, wrong[:SHOWN], code, params])
        return errors, unknown

    def _has_enough(self, firm, person):
        if "name" in firm or "website" in firm:
            return True
        return self.kind != "firms" and ("name" in person or "emails" in person)

    def _column(self, place, field, context):
        """What row() needs of a column: (number, field, reader, reader of long cells, how to put, part, key)."""
        read = reader_of(field, **context)
        remembering = read if field in _UNIQUE else lru_cache(REMEMBERED)(read)
        part, _dot, name = field.partition(".")
        key = _KEYS.get(name, name or part)
        return place, field, remembering, read, _put_of(field), part, key


def _by_column(error):
    """What is about a column comes before what is about the row."""
    return error[0] is None, error[0] or 0


def _put_of(field):
    if field == "firm.website":
        return _put_website
    if field == "person.name":
        return _put_name
    if field.startswith("firm.") and not FIELDS[field].most or field == "mine.stage":
        return _put_codes
    return _put_several if FIELDS[field].several else _put_one


def _put_one(part, key, values):
    part.setdefault(key, values[0])


def _put_several(part, key, values):
    there = part.get(key)
    if there is None:
        part[key] = list(values)
    else:
        there.extend(value for value in values if value not in there)


def _put_website(firm, key, values):
    address, domain = values[0]
    firm[key] = address
    if domain:
        firm["domain"] = domain


def _put_codes(part, key, values):
    for field, code in values:
        part.setdefault(field.rpartition(".")[2], code)


def _put_name(person, key, values):
    for value in values:
        if isinstance(value, str):
            _put_several(person, "emails", (value,))
        else:
            person["whole"] = value


def _join_names(person):
    """Name, first and last name from the columns there are: own columns for the parts win over what was split."""
    whole = person.pop("whole", None)
    first, last = person.get("first_name", ""), person.get("last_name", "")
    if whole:
        person["name"] = whole.name
        if not (first or last) and whole.first:
            person["first_name"], person["last_name"] = whole.first, whole.last
    elif first or last:
        person["name"] = f"{first} {last}".strip()


def _join_places(part, key, errors):
    """Places, then city, region and country, each once, as one text."""
    texts = part.pop(key, [])
    for name in ("city", "region", "country"):
        if name in part:
            texts.append(part.pop(name))
    if len(texts) > 1:
        texts = dict.fromkeys(texts)
    if texts:
        text = ", ".join(texts)
        most = FIELDS["firm.places" if key == "places" else "person.place"].most
        if len(text) > most:
            errors.append([None, text[:SHOWN], "too_long", {"most": most}])
        else:
            part[key] = text
