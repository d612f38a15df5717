"""Cells as text: without invisible characters and doubled spaces, and '' where a cell says that it says nothing."""

import re
from functools import cache

from common.text import fold

from .lists import words_of

# Control, formatting and direction marks, soft hyphens, byte order marks: nobody sees them, every comparison does.
_INVISIBLE = re.compile(r"[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffc]+")
_SPACES = re.compile(r"\s+")
_DEFUSED = re.compile(r"'(?=[=+@-])")
_EXACTLY_NOTHING = {"NULL", "null", "NA", "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "(blank)", "(leer)", "?"}
_EDGE = "-([<*'\". "
_LONGEST_NOTHING = 30
_SHORT = 6  # "N. A." is folded; of longer words only those that begin as one of the list, as folding takes its time


class BadCell(Exception):
    """A cell that can't be what its column says; the code makes the sentence (imports/words/cells.py)."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def tidy(text):
    """A cell in one line: no invisible characters, outer and doubled spaces, nor the mark that defuses a formula."""
    if not text.isascii() or not text.isprintable():
        text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    if "  " in text or "\u00a0" in text:
        text = _SPACES.sub(" ", text)
    text = text.strip()
    return text[1:] if _DEFUSED.match(text) else text


def is_nothing(text):
    """Whether a tidy text stands for an empty cell: '', '-', '(n/a)', 'tbc', 'unbekannt', 'no e-mail' …"""
    if not text or text in _EXACTLY_NOTHING:
        return True
    if len(text) > _LONGEST_NOTHING:
        return not any(map(str.isalnum, text))
    if len(text) <= _SHORT or not text.isascii() or text.lstrip(_EDGE)[:2].lower() in _begins():
        key = fold(text)
        return not key or key in words_of("words.txt")["nothing"]
    return not any(map(str.isalnum, text))


@cache
def _begins():
    """The first two letters of all words that say nothing."""
    return {word[:2] for word in words_of("words.txt")["nothing"]}


def address_said(text):
    """As said, of a cell in which an address is looked for: 'private' and 'see website' are none either."""
    text = said(text)
    return "" if len(text) <= _LONGEST_NOTHING and fold(text) in words_of("words.txt")["no address"] else text


def said(text):
    """The tidy text of a cell, '' where it says nothing."""
    text = tidy(text)
    return "" if is_nothing(text) else text
