"""Lists in plain text or Markdown, one name, domain, link or e-mail a line, to rows."""

import itertools
import re

from .entries import COLUMNS, is_entry, read_entry
from .header import is_address, is_named
from .outline import Unreadable
from .tables import LINES_NAMED, write_rows
from .texts import open_text

LISTS = (".txt", ".md", ".markdown", ".text", "")  # endings of files that are rarely tables
BULLET = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•–]|\d{1,5}[.)])[ \t]+(?P<text>.*)")
LINK = re.compile(r"\[[^\]]+\]\((https?://|www\.)[^)\s]+\)|<https?://[^>\s]+>")
LONGEST_ENTRY = 400  # characters; longer lines are prose
MOST_WORDS = 9  # of half the lines of a list


def is_list(head, dialect, how):
    """Whether text is a list of names rather than a table. A separator or header line a person named is a table."""
    if how.separator or how.header_line is not None:
        return False
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    if not lines or _is_markdown(lines):
        return bool(lines)
    loose = how.pasted or how.name.lower().endswith(LISTS[:-1]) or "." not in how.name
    first = lines[0]
    if not dialect.separator:
        return is_address(first) or (loose and not is_named(first))
    if dialect.separator != "," or not loose:
        return False
    short = sum(line.count(",") < 2 for line in lines)
    return short > len(lines) / 2 and not any(map(is_named, first.split(",")))


def write(path, spool, outline, limits):
    """Writes a row an entry, with the columns that any entry has. Raises Unreadable where there is no entry."""
    outline.format = outline.shape = "names"
    with open_text(path, outline.encoding) as file:
        lines = [line.strip() for line in file.read(65_536).splitlines() if line.strip()]
    markdown = _is_markdown(lines)
    if not markdown and sorted(len(line.split()) for line in lines)[len(lines) // 2] > MOST_WORDS:
        raise Unreadable("no_list")
    left = []
    found = list(itertools.islice(_entries(path, outline.encoding, markdown, left, limits), limits.rows + 1))
    used = set().union(*(entry for _, entry in found))
    if not used:
        raise Unreadable("no_list")
    if left:
        outline.notes.append(["links_left_out", {"count": len(left), "lines": left[:LINES_NAMED]}])
    outline.header = [name for name in COLUMNS if name in used]
    rows = ((line, [entry.get(name, "") for name in outline.header]) for line, entry in found)
    return write_rows(rows, spool, outline, limits)


def _is_markdown(lines):
    """Most bullets are links: the other lines are its headings and prose."""
    bullets = [found["text"] for line in lines if (found := BULLET.fullmatch(line))]
    links = sum(bool(LINK.match(text)) for text in bullets)
    return links > 0 and links >= len(bullets) / 2


def _entries(path, encoding, markdown, left, limits):
    """(line, {column: text}) of every entry; an indented bullet is part of the one above it.

    `left` takes the lines with links that are no entries, such as badges and sources.
    """
    above = []  # (indent, name) of the bullets that are open
    with open_text(path, encoding) as file:
        line = 0
        while text := file.readline(limits.line):
            line += 1
            text = text.strip("\ufeff\r\n\x00")
            bullet = BULLET.fullmatch(text)
            if not text.strip() or len(text) > LONGEST_ENTRY:
                continue
            if markdown and not (bullet and LINK.search(text)):
                if LINK.search(text):
                    left.append(line)
                continue
            indent = len(bullet["indent"].expandtabs(4)) if bullet else 0
            entry = read_entry(bullet["text"] if bullet else text)
            if not is_entry(entry):
                continue
            while above and above[-1][0] >= indent:
                above.pop()
            if bullet and above and above[-1][1]:
                entry["Part of"] = above[-1][1]
            if bullet:
                above.append((indent, entry.get("Name", "")))
            else:
                above.clear()
            yield line, entry
