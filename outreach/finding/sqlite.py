"""Full text on SQLite: one FTS5 table per source. Triggers write it, so that no writer can forget it.

Django makes a table anew for some migrations, and its triggers are gone with the old one: schema.py looks after each
migration whether they are there.
"""

from django.db import models
from django.db.models.expressions import RawSQL

# Letters that the tokenizer's remove_diacritics leaves whole, and apostrophes, which common/text.fold closes up.
LETTERS = [
    ("'", ""), ("’", ""), ("ø", "o"), ("Ø", "o"), ("đ", "d"), ("Đ", "d"), ("ł", "l"), ("Ł", "l"), ("ħ", "h"),
    ("Ħ", "h"), ("ı", "i"), ("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("ð", "d"), ("Ð", "d"), ("þ", "th"),
    ("Þ", "th"), ("ß", "ss"), ("ẞ", "ss"),
]  # fmt: skip


def make(cursor, source):
    """Table and triggers of a source, filled from every row that there is."""
    unmake(cursor, source)
    cursor.execute(
        f"CREATE VIRTUAL TABLE {source.index} USING"
        " fts5(seeker, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )
    cursor.execute(_insert(source, "", f"FROM {source.table} WHERE {source.holds()}"))
    delete = f"DELETE FROM {source.index} WHERE rowid = OLD.id"
    insert = _insert(source, "NEW.", f"WHERE {source.holds('NEW.')}")
    for event, acts in (
        ("INSERT", insert),
        (f"UPDATE ON {source.table} WHEN {_changed(source)}", f"{delete}; {insert}"),
        ("DELETE", delete),
    ):
        verb, _space, rest = event.partition(" ")
        cursor.execute(
            f"CREATE TRIGGER {_trigger(source, verb)} AFTER {verb} {rest or f'ON {source.table}'} BEGIN {acts}; END"
        )


def unmake(cursor, source):
    for when in ("INSERT", "UPDATE", "DELETE"):
        cursor.execute(f"DROP TRIGGER IF EXISTS {_trigger(source, when)}")
    cursor.execute(f"DROP TABLE IF EXISTS {source.index}")


def is_broken(cursor, source):
    """Whether the FTS5 table stands without all its triggers."""
    cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = %s", [source.index])
    there = cursor.fetchone()[0]
    cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND sql LIKE %s",
                   [source.table, f"%{source.index}%"])  # fmt: skip
    return bool(there) and cursor.fetchone()[0] < 3


def holding(source, seeker_id, words):
    """A condition on a queryset of the source's table: for each of `words` (alternatives), a word that begins so."""
    sql = f'"{source.table}"."id" IN (SELECT rowid FROM {source.index} WHERE {source.index} MATCH %s)'
    return RawSQL(f"({sql})", [_query(seeker_id, words)], models.BooleanField())


def _query(seeker_id, words):
    groups = " AND ".join("(" + " OR ".join(f'"{word}" *' for word in alternatives) + ")" for alternatives in words)
    return f'seeker : "{seeker_id}" AND words : ({groups})'


def _trigger(source, when):
    return f"{source.index}_{when.lower()}"


def _changed(source):
    """Whether an update concerns what is found: most of them write other columns."""
    now, before = (f"({source.holds(row)}), {row}seeker_id, {source.text(row)}" for row in ("NEW.", "OLD."))
    return f"({now}) IS NOT ({before})"


def _insert(source, row, rest):
    words = source.text(row)
    for letter, plain in LETTERS:
        words = f"replace({words}, '{_quoted(letter)}', '{plain}')"
    return f"INSERT INTO {source.index} (rowid, seeker, words) SELECT {row}id, {row}seeker_id, {words} {rest}"


def _quoted(letter):
    return letter.replace("'", "''")
