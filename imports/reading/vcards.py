"""vCards 2.1, 3.0 and 4.0 to rows: one card a row, and a bad card or line never costs another."""

from .cardlines import card_lines, split_value
from .outline import Unreadable
from .tables import LINES_NAMED, write_rows
from .texts import open_text

MOST_OF_A_KIND = 20  # e-mails or phones of one card
BEFORE = ["Name", "First name", "Last name", "Company", "Job title"]
AFTER = ["Website", "LinkedIn", "Address", "City", "Country", "Note", "Categories"]
NOT_SPOKEN = {"FAX", "PAGER", "MODEM"}


def write(path, spool, outline, limits):
    """Writes a row a card; its line is that of BEGIN:VCARD. Cards that name nobody are told in a note."""
    outline.format = outline.shape = "vcard"
    mails, phones, unreadable = _survey(path, outline.encoding, limits)
    outline.header = [
        *BEFORE,
        *(f"Email {number}" for number in range(1, mails + 1)),
        *(f"Phone {number}" for number in range(1, phones + 1)),
        *AFTER,
    ]
    if unreadable:
        note = {"count": len(unreadable), "lines": unreadable[:LINES_NAMED]}
        outline.notes.append(["cards_unreadable", note])
    rows = (
        (line, _cells(card, mails, phones)) for line, card in _cards(path, outline.encoding, limits) if _names_one(card)
    )
    return write_rows(rows, spool, outline, limits)


def _survey(path, encoding, limits):
    """(most e-mails, most phones of a card, lines of cards without a name or address)."""
    mails = phones = cards = 0
    unreadable = []
    for line, card in _cards(path, encoding, limits):
        if _names_one(card):
            cards += 1
            mails, phones = max(mails, len(card["EMAIL"])), max(phones, len(card["TEL"]))
        else:
            unreadable.append(line)
    if not cards:
        raise Unreadable("no_cards")
    return min(mails, MOST_OF_A_KIND), min(phones, MOST_OF_A_KIND), unreadable


def _cards(path, encoding, limits):
    """(line, {property: values}) a card. One that is not ended ends where the next begins."""
    with open_text(path, encoding) as file:
        start, card = 0, {}
        for line, name, params, value in card_lines(file, limits):
            mark = value.strip().upper()
            if name == "BEGIN" and mark == "VCARD":
                if start:
                    yield start, card
                start, card = line, {"EMAIL": [], "TEL": []}
            elif name == "END" and mark == "VCARD" and start:
                yield start, card
                start, card = 0, {}
            elif start and value.strip():
                _enter(card, name, params, value)
        if start:
            yield start, card


def _enter(card, name, params, value):
    kinds = {part.strip('" ').upper() for kinds in params.get("TYPE", []) for part in kinds.split(",")}
    if name in ("N", "ORG", "ADR"):
        parts = [part.strip() for part in split_value(value, ";")]
        better = name not in card or ("WORK" in kinds and any(parts))
        if better and any(parts):
            card[name] = parts
    elif name in ("EMAIL", "TEL"):
        address = value.strip().removeprefix("mailto:").removeprefix("tel:")
        if not kinds & NOT_SPOKEN and address not in card[name]:
            card[name].append(address)
    elif name in ("URL", "X-SOCIALPROFILE"):
        linkedin = "linkedin.com/" in value.casefold()
        if linkedin or name == "URL":
            card.setdefault("LINKEDIN" if linkedin else "URL", split_value(value, "\n")[0].strip())
    elif name in ("FN", "TITLE", "ROLE", "NOTE", "CATEGORIES", "NICKNAME"):
        text = split_value(value, "\n")[0].strip()
        card[name] = f"{card[name]}\n{text}" if name == "NOTE" and name in card else card.get(name, text)


def _names_one(card):
    return any(card.get(name) for name in ("FN", "N", "ORG", "EMAIL", "TEL", "NICKNAME"))


def _cells(card, mails, phones):
    last, first = (card.get("N", []) + ["", ""])[:2]
    name = card.get("FN") or " ".join(filter(None, [first, last])) or card.get("NICKNAME", "")
    company = card.get("ORG", [""])[0]
    _, extended, street, city, region, code, country = (card.get("ADR", []) + [""] * 7)[:7]
    address = ", ".join(filter(None, [street, extended, region, code]))
    return [
        *(name, first, last, company, card.get("TITLE") or card.get("ROLE", "")),
        *(card["EMAIL"] + [""] * mails)[:mails],
        *(card["TEL"] + [""] * phones)[:phones],
        *(card.get("URL", ""), card.get("LINKEDIN", ""), address, city, country),
        *(card.get("NOTE", ""), card.get("CATEGORIES", "")),
    ]
