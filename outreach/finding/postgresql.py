"""Full text on PostgreSQL: an index of the words of each row, computed from the row, so that it can't get out of step.

Every word carries its seeker ("42:voicemail"), so the entries of one seeker stand side by side and the beginning of a
word reads nobody else's. A GIN index of (seeker_id, words) would read everybody's words that begin so and intersect.
"""

from django.db import models
from django.db.models.expressions import RawSQL

LONGEST_WORD = 60
COMBINING = (
    "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u20d0-\\u20ff"
)

# As common/text.fold. Only names of pg_catalog: a restore looks for no others while it builds indexes. The high cost
# keeps the planner from asking it of every row that another index finds.
WORDS = """
    CREATE OR REPLACE FUNCTION outreach_words(seeker bigint, said text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 10000 AS $$
        SELECT array_to_tsvector(ARRAY(
            SELECT DISTINCT seeker || ':' || left(word, {longest})
            FROM regexp_split_to_table(
                translate(replace(replace(replace(replace(regexp_replace(
                    normalize(lower(translate(left(said, 50000), '''’', '') {collation}), NFKD),
                    '[{combining}]', '', 'g'),
                'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øđłħıð', 'odlhid'),
            '[^[:alnum:]]+') AS word WHERE word <> ''))
    $$
"""


def make(cursor, source):
    """The index of a source over every row that there is."""
    # Where the database's own collation knows only ASCII, its lower() would leave all other letters as they are.
    cursor.execute("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'")
    collation = 'COLLATE "und-x-icu"' if cursor.fetchone() else ""
    cursor.execute(WORDS.format(longest=LONGEST_WORD, combining=COMBINING, collation=collation))
    # Without fastupdate a search never has to read through a list of rows that wait to be indexed.
    cursor.execute(
        f"CREATE INDEX IF NOT EXISTS {source.index} ON {source.table}"
        f" USING gin (outreach_words(seeker_id, {source.text()})) WITH (fastupdate = off) WHERE {source.holds()}"
    )


def unmake(cursor, source):
    cursor.execute(f"DROP INDEX IF EXISTS {source.index}")


def holding(source, seeker_id, words):
    """A condition on a queryset of the source's table: for each of `words` (alternatives), a word that begins so."""
    row = f'"{source.table}".'
    sql = f"{source.holds(row)} AND outreach_words({row}seeker_id, {source.text(row)}) @@ %s::tsquery"
    return RawSQL(f"({sql})", [_query(seeker_id, words)], models.BooleanField())


def _query(seeker_id, words):
    """ "'42:left':* & ('42:voicemail':* | '42:voicemails':*)": folded words hold neither quotes nor backslashes."""
    return " & ".join(
        "(" + " | ".join(f"'{seeker_id}:{word[:LONGEST_WORD]}':*" for word in alternatives) + ")"
        for alternatives in words
    )
