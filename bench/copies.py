"""Stamps out copies of one seeker with everything that is theirs, inside the database.

Copies are interleaved: row n of every seeker stands beside row n of all others, so that one seeker's rows lie as far
apart on the disk as they do after months of everyone's use. That is the unkind case for every page.
"""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Min

from accounts.models import Act, Preferences, User
from outreach.models import HistoryRow, JobSearch, Relationship, Reminder, SeekerFirm
from recruiters.models import Firm, Recruiter

from .indexes import without_indexes
from .sizes import FIRMS_OF_BLOCK, PEOPLE_OF_BLOCK

BIG = (Act, HistoryRow, Relationship, Reminder, SeekerFirm)
SCRAMBLE, BITS = 0x9E3779B9B, (1 << 48) - 1  # odd, so that ids stay distinct


@dataclass(frozen=True)
class Ids:
    """Where the copies' ids of a model lie: row `low + n` of the original becomes base + n × (copies + 1) + copy."""

    low: int
    base: int
    copies: int

    def of(self, column):
        return f"({self.base} + ({column} - {self.low}) * {self.copies + 1} + k.n)"


def stamp(seeker, copies, blocks):
    """`copies` further seekers like this one, the only one yet; each works with a block of the directory."""
    ids = {model: _ids(model, copies) for model in (User, EmailAddress, Act, JobSearch, *BIG)}
    with without_indexes(BIG):
        for model, changes, joins in _plan(ids, blocks):
            _insert(model, changes, joins, copies)
    _reset_sequences([*ids, Preferences])


def _plan(ids, blocks):
    """Per model: columns whose value differs in a copy, and what has to be joined for it."""
    user, act = ids[User].of, ids[Act].of
    own = {"id", "public_id"}
    address = {"email": "'seeker' || k.n || '@bench.example'"}
    block = f"(k.n % {blocks})"
    person, firm = f"(o.recruiter_id + {block} * {PEOPLE_OF_BLOCK})", f"(o.firm_id + {block} * {FIRMS_OF_BLOCK})"
    directory = f"JOIN {Recruiter._meta.db_table} r ON r.id = {person} JOIN {Firm._meta.db_table} f ON f.id = {firm}"
    named = "substr(o.duty_key, length(o.kind) + 2)"  # a duty key: kind, id of its row, and :n for repeats
    opener = f"CAST(rtrim(substr({named} || ':', 1, {_find_colon(named)}), ':') AS bigint)"
    duty = f"o.kind || ':' || {ids[HistoryRow].of(opener)} || ltrim({named}, '0123456789')"
    mine = {"seeker_id": user("o.seeker_id")}
    yield User, _own_ids(ids, User, own) | address, ""
    yield Preferences, {"user_id": user("o.user_id")}, ""
    yield EmailAddress, {"id": ids[EmailAddress].of("o.id"), "user_id": user("o.user_id")} | address, ""
    yield Act, _own_ids(ids, Act, own) | mine | {"actor_id": user("o.actor_id")}, ""
    yield JobSearch, _own_ids(ids, JobSearch, own) | mine, ""
    yield Relationship, _own_ids(ids, Relationship, own) | mine | {
        "recruiter_id": "r.id", "name_key": "r.name_key", "firm_id": "f.id", "firm_key": "f.name_key",
        "act_id": act("o.act_id"),
    }, directory  # fmt: skip
    yield HistoryRow, _own_ids(ids, HistoryRow, own) | mine | {
        "relationship_id": ids[Relationship].of("o.relationship_id"), "search_id": ids[JobSearch].of("o.search_id"),
        "act_id": act("o.act_id"), "firm_id": firm,
    }, ""  # fmt: skip
    yield Reminder, _own_ids(ids, Reminder, own) | mine | {
        "relationship_id": ids[Relationship].of("o.relationship_id"), "duty_key": duty,
    }, ""  # fmt: skip
    yield SeekerFirm, _own_ids(ids, SeekerFirm, {"id"}) | mine | {"firm_id": firm}, ""


def _find_colon(named):
    return f"strpos({named} || ':', ':')" if connection.vendor == "postgresql" else f"instr({named} || ':', ':')"


def _own_ids(ids, model, names):
    new = ids[model].of("o.id")
    mixed = f"(({new}) * {SCRAMBLE} & {BITS})"
    text = f"lpad(to_hex({mixed}), 12, '0')" if connection.vendor == "postgresql" else f"printf('%012x', {mixed})"
    return {"id": new, "public_id": text} if "public_id" in names else {"id": new}


def _insert(model, changes, joins, copies):
    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(changes.get(column, f'o."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    table, key = model._meta.db_table, model._meta.pk.column
    if connection.vendor == "postgresql":
        numbers, source = "", f"generate_series(1, {copies}) AS k(n)"
    else:
        numbers, source = f"WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < {copies})", "k"
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) {numbers} SELECT {values} FROM "{table}" o CROSS JOIN {source} {joins}'
            f" WHERE o.{key} <= {model.objects.aggregate(top=Max(key))['top'] or 0} ORDER BY o.{key}, k.n"
        )


def _ids(model, copies):
    ends = model.objects.aggregate(low=Min("pk"), top=Max("pk"))
    return Ids(ends["low"], ends["top"] + 1, copies)


def _reset_sequences(models):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
