"""The word lists beside this file: sections in brackets, words between commas, # for remarks."""

from functools import cache, lru_cache
from pathlib import Path

from common.text import fold

HERE = Path(__file__).parent
LONGEST_WORD = 60  # characters
_kept = lru_cache(1 << 14)(fold)


def lines_of(name):
    """Yields (section, line) of a list such as "headers.txt"."""
    section = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            yield section, line


@cache
def words_of(name):
    """{section: its folded words}."""
    found = {}
    for section, line in lines_of(name):
        found.setdefault(section, set()).update(fold(word) for word in line.split(","))
    return found


def fold_word(word):
    """As common.text.fold; words stand in very many cells, so their answers are kept."""
    return _kept(word) if len(word) <= LONGEST_WORD else fold(word)
