"""What a row says of a firm or a person, as columns of the directory and as facts to compare."""

from functools import lru_cache, wraps

from common.text import profile_key, sort_key
from recruiters.likeness.facts import FirmFacts, PersonFacts

FIRM_COLUMNS = ("website", "places", "pay_model", "setting", "engagement", "paid_by")
PERSON_COLUMNS = ("name", "first_name", "last_name", "title", "place")


_profile_key = lru_cache(5000)(profile_key)  # asked twice of each row of a chunk


def _once(read):
    """What is read of a firm, once for all rows that share what they say of it (imports.columns, Said)."""

    @wraps(read)
    def read_once(said):
        known = getattr(said, "known", None)
        if known is None:
            return read(said)
        if read not in known:
            known[read] = read(said)
        return known[read]

    return read_once


@_once
def firm_columns(said):
    """The columns of Firm that `values["firm"]` fills; further addresses go to its desk (contacts_of)."""
    columns = {name: said[name] for name in FIRM_COLUMNS if said.get(name)}
    columns["name"] = name_of(said)
    if said.get("trading_names"):
        columns["trading_names"] = said["trading_names"]
    for column, values in (("email", said.get("emails")), ("phone", said.get("phones"))):
        if values:
            columns[column] = values[0]
    return columns


def person_columns(said):
    columns = {name: said[name] for name in PERSON_COLUMNS if said.get(name)}
    if "name" not in columns:
        columns["name"] = said["emails"][0].partition("@")[0] if said.get("emails") else said["profiles"][0]
    return columns


@_once
def contacts_of(said):
    """[[kind, value, key], …] of a firm or person: cleaned e-mail addresses and phones are their own keys."""
    return [
        *(["email", value, value] for value in said.get("emails", ())),
        *(["phone", value, value] for value in said.get("phones", ())),
        *(["profile", value, _profile_key(value)] for value in said.get("profiles", ())),
    ]


def known_by(values):
    """What recruiters.suppression asks of a person."""
    said, firm = values["person"], values.get("firm", {})
    names = [name for name in (firm.get("name"), *firm.get("trading_names", ())) if name]
    return said.get("emails", ()), said.get("phones", ()), said.get("profiles", ()), said.get("name", ""), names


def is_named(firm):
    """Whether it is said which firm is meant; a phone or a place alone names none."""
    return bool(firm.get("name") or firm.get("domain") or firm.get("website"))


def name_of(firm):
    """A firm that is known by its website alone is called by it."""
    return firm.get("name") or firm.get("domain") or firm["website"]


@_once
def firm_key(said):
    """What makes two rows speak of one firm without further thought: the same name and the same domain."""
    return sort_key(name_of(said)), said.get("domain", "")


def firm_facts(said, ident):
    return FirmFacts(
        ident, name_of(said), names=tuple(said.get("trading_names", ())),
        domain=said.get("domain", ""), emails=tuple(said.get("emails", ())), phones=tuple(said.get("phones", ())),
        places=said.get("places", ""),
    )  # fmt: skip


def person_facts(said, ident, firm, firm_name):
    return PersonFacts(
        ident, said.get("name", ""), emails=tuple(said.get("emails", ())), phones=tuple(said.get("phones", ())),
        profiles=tuple(map(_profile_key, said.get("profiles", ()))),
        firms=(firm,) if firm is not None else (), firm_names=(firm_name,) if firm_name else (),
    )  # fmt: skip
