"""Texts with merge fields: `{recruiter.first_name}` must be known; without `{seeker.phone?}` its whole line goes."""

import re
from dataclasses import dataclass
from itertools import groupby

from .fields import ALWAYS_OPTIONAL, FIELDS, GROUPS

_BRACES = re.compile(r"\{([^{}\n]{0,80})\}")
_NAME = re.compile(r"\s*([^\s?]+)\s*(\??)\s*")
_HALF_OPEN = re.compile(rf"\{{\s*((?:{'|'.join(GROUPS)})\.\w+)")
_BRACKETS = re.compile(r"\[[^\[\]\n]*[^\W\d_][^\[\]\n]*\]")  # with a letter: [1] is no placeholder


@dataclass(frozen=True)
class Merged:
    """`text` with what is known filled in; what is missing stands in it as its field, in braces.

    missing: required fields without a value; unknown: what stands in braces and is no field. Each once, in order.
    """

    text: str
    missing: tuple = ()
    unknown: tuple = ()


def names_in(text):
    """Every field that the text names, known or not, each once, in order."""
    return tuple(dict.fromkeys(_named(found)[0] for found in _BRACES.finditer(text)))


def unknown_in(text):
    """What stands in braces and is no field."""
    return tuple(name for name in names_in(text) if name not in FIELDS)


def merge(text, values):
    """A Merged of the text. values: {field: text}; an empty one is as good as none.

    A line goes where a field with a question mark in it is not known, and where nothing but gaps is left of it; of the
    empty lines around it one stays.
    """
    missing, unknown, lines, gone = {}, {}, [], False
    for line in text.replace("\r\n", "\n").split("\n"):
        kept = _line(line, values, missing, unknown)
        if kept is None:
            gone = True
        elif kept.strip() or not (gone and (not lines or not lines[-1].strip())):
            lines.append(kept)
            gone = False
    return Merged("\n".join(_trimmed(lines)), tuple(missing), tuple(unknown))


def left_over(text):
    """The known fields that still stand unfilled in a text that is about to leave."""
    return tuple(name for name in names_in(text) if name in FIELDS)


def stray_in(text):
    """What stands in braces and is no field, or misses one brace, in a text that is about to leave.

    Empty braces are only braces.
    """
    half = _HALF_OPEN.findall(_BRACES.sub("", text))
    return tuple(dict.fromkeys([*filter(None, unknown_in(text)), *half]))


def placeholders_in(text):
    """What a template leaves to be typed each time: "[your news in one sentence]", each once, in order."""
    return tuple(dict.fromkeys(_BRACKETS.findall(text)))


def untouched_in(text, templates):
    """The placeholders of `templates` (texts) that still stand in a text; brackets of one's own say nothing."""
    known = {found for template in templates for found in placeholders_in(template)}
    return tuple(found for found in placeholders_in(text) if found in known)


def _line(line, values, missing, unknown):
    """The line filled in; None where it goes. Fields of a line that goes are not missed."""
    absent, odd, gap, goes = {}, {}, False, False

    def put(match):
        nonlocal gap, goes
        name, asked = _named(match)
        if name not in FIELDS:
            odd[name] = True
            return match.group(0)
        if values.get(name):
            return values[name]
        if name in ALWAYS_OPTIONAL:
            gap = True
            return ""
        if asked:
            absent[name] = True
            return f"{{{name}}}"
        goes = True
        return ""

    merged = _BRACES.sub(put, line)
    unknown.update(odd)
    if goes or (gap and not merged.strip()):
        return None
    missing.update(absent)
    return re.sub(r" {2,}", " ", merged).rstrip() if gap else merged


def _named(match):
    """(name, whether it has to be known)."""
    read = _NAME.fullmatch(match.group(1))
    return (read[1], not read[2]) if read else (match.group(1).strip(), True)


def _trimmed(lines):
    """Without empty lines at both ends, and never more than two in a row."""
    shortened = []
    for empty, run in groupby(lines, key=lambda line: not line.strip()):
        run = list(run)
        shortened += run[:2] if empty else run
    while shortened and not shortened[0].strip():
        shortened.pop(0)
    while shortened and not shortened[-1].strip():
        shortened.pop()
    return shortened
