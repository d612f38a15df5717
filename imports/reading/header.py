"""Where the header of a table stands, or that there is none."""

import re
from collections import Counter

# Enough of them to tell a header from data; what a column means is decided elsewhere.
WORDS = set(
    re.split(
        r"[;\n] *",
        """name;full name;first name;last name;firstname;lastname;given name;family name;surname;display name;lead name
    company;company name;organization;organisation;organization name;account name;agency;agency name;firm;firm name
    employer;email;e mail;mail;email address;e mail address;primary email;emails;phone;phone number;telephone;tel
    mobile;mobile phone;work phone;business phone;website;web;web page;url;homepage;domain;linkedin;profile url
    linkedin url;title;job title;position;role;address;street;city;town;county;state;country;postcode;zip;zip code
    postal code;notes;note;comments;status;stage;tags;source;last contact;last contacted;next step;specialty
    specialties;industry;sector;connected on;trading name;vorname;nachname;firma;unternehmen;telefon;ort;stadt;land
    straße;plz;webseite;bemerkungen;notizen;nom;prénom;société;entreprise;téléphone;ville;pays;site web;nombre
    apellido;apellidos;empresa;correo;correo electrónico;teléfono;ciudad;país;nome;cognome;azienda;telefono;città
    achternaam;voornaam;bedrijf;telefoon;plaats;imię;nazwisko""",
    )
)
ADDRESS = re.compile(
    r"[^\s@]+@[^\s@]+\.[^\s@]+"  # e-mail
    r"|(https?://|www\.)\S+"
    r"|\+?[\d(][\d ()/.-]{6,}\d"  # phone
)
DOMAIN = re.compile(r"([a-z0-9äöüß-]+\.)+[a-z]{2,24}(/\S*)?")  # or a header such as first.name
NUMBER = re.compile(r"[-+]?\d[\d.,]*%?|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}( \d.*)?")
LONGEST_ADDRESS = 2_000  # characters; the pattern is not to chew on whole texts
YEAR = re.compile(r"(19|20)\d\d")


def find_header(rows):
    """(index of the header among these first rows, or of the first data; whether the header is missing)."""
    filled = [[cell.strip() for cell in cells if cell.strip()] for _, cells in rows]
    at = _named(filled)
    if at is not None:
        return at, False
    at = _wide_enough(rows, filled)
    return at, at < len(rows) and _is_data(rows, at)


def is_address(cell):
    """Whether a cell is an e-mail, a web address, a phone number or a domain, and nothing else."""
    return _is_sure(cell) or _is_domain(cell)


def is_named(cell):
    """Whether a header cell is one of the usual words."""
    folded = re.sub(r"[\W\d_]+", " ", cell.casefold()).strip()
    return folded in WORDS


def _named(filled):
    narrow = all(len(cells) < 2 for cells in filled)
    for at, cells in enumerate(filled):
        if len(cells) > 1 and any(map(_is_sure, cells)):
            return None  # data has begun
        known = sum(map(is_named, cells))
        enough = known > 1 or (known and (len(cells) == 2 or narrow))
        if enough and known >= len(cells) * 0.25:
            return at
    return None


def _wide_enough(rows, filled):
    """The first row about as wide as most: what stands above are notes, unless a fuller row stands above numbers."""
    widths = [max((column for column, cell in enumerate(cells, 1) if cell.strip()), default=0) for _, cells in rows]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return next((at for at, cells in enumerate(filled) if cells), len(rows))
    usual = max(counts, key=lambda width: (counts[width], width))
    at = next(
        at for at, width in enumerate(widths) if width * 2 > usual or (width * 2 == usual and len(rows[at][1]) >= usual)
    )
    return _above_numbers(filled, at)


def _above_numbers(filled, at):
    typed = [any(is_address(cell) or _is_number(cell) for cell in cells) for cells in filled]
    first = next((row for row in range(at, len(typed)) if typed[row]), 0)
    data = [typed[row] for row in range(first, len(typed)) if filled[row]]
    above = next((row for row in range(first - 1, at, -1) if filled[row]), at)
    fuller = len(filled[above]) > len(filled[at])
    return above if fuller and sum(data) > len(data) * 0.7 else at


def _is_data(rows, at):
    """A row of addresses, or of numbers or domains above others of their kind (years may be a header)."""
    cells = rows[at][1]
    if any(map(_is_sure, cells)):
        return True
    for column, cell in enumerate(cells):
        kind = next((kind for kind in (_is_number, _is_domain) if kind(cell)), None)
        if kind:
            below = [row[column] for _, row in rows[at + 1 :] if len(row) > column and row[column].strip()]
            if not below or sum(map(kind, below)) > len(below) / 2:
                return True
    return False


def _is_sure(cell):
    return len(cell) <= LONGEST_ADDRESS and bool(ADDRESS.fullmatch(cell.strip()))


def _is_domain(cell):
    return len(cell) <= LONGEST_ADDRESS and bool(DOMAIN.fullmatch(cell.strip()))


def _is_number(cell):
    text = cell.strip()
    return bool(NUMBER.fullmatch(text)) and not YEAR.fullmatch(text)
