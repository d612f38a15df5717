"""Many rows in one statement, past the ORM: COPY on PostgreSQL, one prepared statement on SQLite.

Call it inside a transaction. Columns are named as on the model (owner_id, name); values are Python's own. Measured:
bulk_create spends 60 µs of Python on a recruiter, this 3.
"""

import io

import orjson
from django.db import connection, models

from .behind import copy
from .fields import literal

MANY = 2_000  # rows after which the statistics of a table are taken anew …
GROWTH = 1.2  # … where it takes so many times the room it had then
_BETWEEN = "\x01"
_EMPTY = {dict: "{}", list: "[]"}  # most JSON of a list's rows
_LONG = (models.JSONField, models.TextField, models.DateTimeField)


class Json(str):
    """Text that is JSON already."""

    __slots__ = ()


def reserve(model, count):
    """Fresh ids, ascending, that nothing else gets."""
    if not count:
        return []
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Materialized: the sequence would be looked up for each id, at seven times the cost.
            cursor.execute(
                "WITH s AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS seq)"
                " SELECT array_agg(nextval(s.seq)) FROM s, generate_series(1, %s)",
                [f'"{table}"', count],
            )
            return cursor.fetchone()[0]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [None])[0]
        if last is None:
            last = 0
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, count])
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last + count, table])
        return list(range(last + 1, last + count + 1))


def durable_later():
    """Let the commit of this transaction not wait for the disk: for one chunk of many, after which another commits.

    Should the database's machine lose power, it may be gone, always whole and with all chunks after it; whoever works
    in chunks takes up where it stands. The last commit of a step is an ordinary one, and makes all of them durable.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")


def insert(model, columns, rows, ignore=False):
    """Insert rows (sequences in the order of `columns`). Columns left out get their default, or NULL.

    `ignore`: a row that is there already is passed over.
    """
    if not rows:
        return
    columns, values = _prepared(model, columns, rows)
    table, names = _quoted(model._meta.db_table), ", ".join(map(_quoted, columns))
    if connection.vendor == "postgresql" and not ignore:
        lines = map("\t".join, zip(*map(_as_copied, values), strict=True))
        copy(f"COPY {table} ({names}) FROM STDIN", io.BytesIO("\n".join(lines).encode()))
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            source, given = _recordset(model, columns, values)
            cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {source} ON CONFLICT DO NOTHING", given)
        else:
            marks = ", ".join(["%s"] * len(columns))
            verb = "INSERT OR IGNORE" if ignore else "INSERT"
            cursor.executemany(f"{verb} INTO {table} ({names}) VALUES ({marks})", list(zip(*values, strict=True)))


def update(model, columns, rows):
    """Update rows by id: each is (id, values in the order of `columns`)."""
    if not rows:
        return
    names, values = _prepared(model, ["id", *columns], rows, complete=False)
    table = _quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            marks = ", ".join(f"{_quoted(name)} = %s" for name in names[1:])
            given = list(zip(*values[1:], values[0], strict=True))
            cursor.executemany(f"UPDATE {table} SET {marks} WHERE id = %s", given)
        else:
            sets = ", ".join(f"{_quoted(name)} = v.{_quoted(name)}" for name in names[1:])
            source, given = _recordset(model, names, values)
            cursor.execute(f"UPDATE {table} t SET {sets} FROM {source} WHERE t.id = v.id", given)


def some_of_each(rows, column, values, most):
    """[(value, id)] of a queryset's rows for each of thousands of texts of a column: at most so many, whichever.

    By the column's index. Counting them all would go through every bearer of a common name; asked for the lowest ids,
    PostgreSQL goes through all ids until it has found so many.
    """
    table = _quoted(rows.model._meta.db_table)
    asked = rows.extra(where=[f"{table}.{_quoted(column)} = asked.value"]).order_by().values_list("pk")[:most]
    sql, given = asked.query.sql_with_params()
    if connection.vendor == "postgresql":
        sql = f"SELECT asked.value, one.* FROM unnest(%s::text[]) asked(value), LATERAL ({sql}) one"
        values = literal(values)
    else:
        sql = f"SELECT asked.value, one.id FROM json_each(%s) asked, {table} one WHERE one.id IN ({sql})"
        values = orjson.dumps(list(values)).decode()
    with connection.cursor() as cursor:
        cursor.execute(sql, [values, *given])
        return cursor.fetchall()


def delete(model, ids):
    """Delete rows by id; what refers to them must be gone or is refused by the database. It does not look for words,
    specialties and rows of lists that refer to them (db_constraint=False): who deletes takes these along.
    """
    if ids:
        rows = model._base_manager.filter(pk__in=list(ids))
        rows._raw_delete(rows.db)


def refresh_statistics(models, written):
    """Tell PostgreSQL at once what so many new rows look like: its own round comes by within a minute at best.

    Only columns that one looks up by; going through JSON and texts would take ten times as long. A table that was
    much larger before looks as it did: 10,000 rows beside 100,000 spent a sixth of their time on this.
    """
    if connection.vendor != "postgresql" or written < MANY:
        return
    with connection.cursor() as cursor:
        tables = [model._meta.db_table for model in models]
        cursor.execute(
            "SELECT relname FROM pg_class WHERE oid = ANY(%s::regclass[])"
            " AND pg_relation_size(oid) > relpages * %s * current_setting('block_size')::int",
            [list(map(_quoted, tables)), GROWTH],
        )
        grown = {name for (name,) in cursor.fetchall()}
        said = []
        for model in models:
            if model._meta.db_table in grown:
                columns = [field.column for field in model._meta.concrete_fields if not isinstance(field, _LONG)]
                said.append(f"{_quoted(model._meta.db_table)} ({', '.join(map(_quoted, columns))})")
        if said:
            cursor.execute(f"ANALYZE {', '.join(said)}")


def _recordset(model, columns, values):
    """(SQL of `values` as a table v, its parameters): an array for each column."""
    # Without lengths: a cast to varchar(5) cuts what is longer, where the column itself refuses it.
    types = {field.column: field.db_type(connection).partition("(")[0] for field in model._meta.concrete_fields}
    arrays = ", ".join(f"%s::{types[name]}[]" for name in columns)
    return f"unnest({arrays}) v ({', '.join(map(_quoted, columns))})", list(map(literal, values))


def _prepared(model, columns, rows, complete=True):
    """(columns, their values) as the database takes them; `complete`: with those left out that have a default."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    by_column = zip(columns, zip(*rows, strict=True), strict=True)
    by_column = [_database_values(fields[name], values) for name, values in by_column]
    columns = [fields[name].column for name in columns]
    if complete:
        for field in fields.values():
            if field.column not in columns and not field.null and not field.primary_key:
                columns.append(field.column)
                by_column.append(_database_values(field, [field.get_default()]) * len(rows))
    return columns, by_column


def _database_values(field, values):
    if isinstance(field, models.JSONField):
        return [_json(value) for value in values]
    if isinstance(field, models.DateField):
        adapt = connection.ops.adapt_datetimefield_value if isinstance(field, models.DateTimeField) else str
        known = {value: str(adapt(value)) for value in set(values) if value is not None}
        return [known.get(value) for value in values]
    return list(values)


def _json(value):
    if not value and type(value) in _EMPTY:
        return _EMPTY[type(value)]
    return value if type(value) is Json else orjson.dumps(value).decode()


def _as_copied(values):
    """The values of a column as the text format of COPY takes them: escaped all at once, not one by one."""
    first = values[0]
    if values.count(first) == len(values):
        return [_escaped(first) if isinstance(first, str) else _plain(first)] * len(values)
    if not isinstance(first, str) or None in values:
        return [_escaped(value) if isinstance(value, str) else _plain(value) for value in values]
    escaped = _escaped(_BETWEEN.join(values)).split(_BETWEEN)
    return escaped if len(escaped) == len(values) else [_escaped(value) for value in values]


def _plain(value):
    return "\\N" if value is None else str(value)


def _escaped(text):
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    return text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _quoted(name):
    return connection.ops.quote_name(name)
