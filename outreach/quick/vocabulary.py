"""The words that a logged line is read by, from words/<language>.txt; English where a language has no file yet."""

from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from common.text import fold

FOLDER = Path(__file__).parent / "words"


@cache
def vocabulary(language="en"):
    """{section: {phrase as a tuple of folded words: (code, …)}}."""
    sections, section = {}, None
    for line in (FOLDER / f"{language}.txt").read_text().splitlines():
        line = line.strip()
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            codes, bar, phrases = line.rpartition("|")
            for phrase in phrases.split(","):
                section[tuple(fold(phrase).split())] = tuple(codes.split()) if bar else ()
    return sections


def vocabulary_of_reader():
    """The words of the language that the reader has chosen."""
    language = (get_language() or "en").split("-")[0]
    return vocabulary(language if (FOLDER / f"{language}.txt").exists() else "en")
