"""The word lists beside this file: sections in brackets, words between commas, # for remarks."""

from functools import cache
from pathlib import Path

from common.text import fold

HERE = Path(__file__).parent


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
