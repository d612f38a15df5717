"""The lines of vCards: unfolded, their parameters told, quoted-printable decoded (RFC 2426, RFC 6350, vCard 2.1)."""

import quopri
import re

from .outline import Unreadable

LINE = re.compile(r"(?:[\w.-]+\.)?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<params>(?:;(?:\"[^\"]*\"|[^\":;])*)*):")
PARAM = re.compile(r";((?:\"[^\"]*\"|[^\":;])*)")
HEAVY = re.compile(r"([\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)\b", re.IGNORECASE)  # never unfolded
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
LONGEST = 200_000  # characters of one value, unfolded


def card_lines(file, limits):
    """Yields (line, NAME, {PARAM: [values]}, value) of every property; lines that are none are left out."""
    held, start, heavy, printable = [], 0, False, False
    for number, text in _numbered(file, limits):
        if held and text[:1] in (" ", "\t"):
            if not heavy:
                held.append(text[1:])
        elif printable and held[-1].endswith("="):
            held[-1] = held[-1][:-1]
            held.append(text)
        else:
            yield from _property(start, held)
            held, start = [text], number
            heavy, printable = bool(HEAVY.match(text)), _is_printable(text)
    yield from _property(start, held)


def split_value(value, separator):
    """The parts of a value, their escapes taken away."""
    parts, start = [], 0
    for found in re.finditer(rf"\\.|{re.escape(separator)}", value, re.DOTALL):
        if found[0] == separator:
            parts.append(value[start : found.start()])
            start = found.end()
    parts.append(value[start:])
    return [ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], part) for part in parts]


def _numbered(file, limits):
    number = 0
    while text := file.readline(limits.line):
        number += 1
        if len(text) == limits.line:
            raise Unreadable("line_too_long", line=number)
        yield number, text.rstrip("\r\n").removeprefix("\ufeff")


def _property(start, held):
    text = "".join(held)[:LONGEST].lstrip()
    found = LINE.match(text)
    if not found:
        return
    params, value = _params(found["params"]), text[found.end() :]
    encodings = {kind.upper() for kind in params.get("ENCODING", [])}
    if "QUOTED-PRINTABLE" in encodings:
        value = _printable(value, params.get("CHARSET", ["utf-8"])[0])
    if not encodings & {"B", "BASE64"}:
        yield start, found["name"].upper(), params, value


def _params(text):
    """{NAME: [values]}; vCard 2.1 writes a type or an encoding without its name."""
    params = {}
    for param in PARAM.findall(text):
        name, equals, value = param.partition("=")
        if not equals:
            plain = name.strip().upper()
            name, value = "ENCODING" if plain in ("QUOTED-PRINTABLE", "BASE64", "B") else "TYPE", plain
        params.setdefault(name.strip().upper(), []).append(value.strip('" '))
    return params


def _is_printable(text):
    return "QUOTED-PRINTABLE" in text.partition(":")[0].upper()


def _printable(value, charset):
    """Text of quoted-printable; letters that fit no charset become U+FFFD."""
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return data.decode(charset, "strict")
    except (LookupError, UnicodeError):
        try:
            return data.decode("utf-8")
        except UnicodeError:
            return data.decode("cp1252", "replace")
