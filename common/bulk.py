"""Many rows in one statement, past the ORM: COPY on PostgreSQL, one prepared statement on SQLite.

Call it inside a transaction. Columns are named as on the model (owner_id, name); values are Python's own. Measured:
bulk_create spends 60 µs of Python on a recruiter, this 3.
"""

import csv
import io

import orjson
from django.db import connection, models

MANY = 2_000  # rows after which the statistics of a table are taken anew


_LONG = (models.JSONField, models.TextField, models.DateTimeField)


class Json(str):
    """Text that is JSON already."""

    __slots__ = ()


class _Null(float):
    """The csv module leaves numbers without quotes, and an empty value without quotes is COPY's NULL."""

    def __str__(self):
        return ""


_NULL = _Null()


def reserve(model, count):
    """Fresh ids, ascending, that nothing else gets."""
    if not count:
        return []
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(s.seq) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS seq) s,"
                " generate_series(1, %s)",
                [f'"{table}"', count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [None])[0]
        if last is None:
            last = 0
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, count])
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last + count, table])
        return list(range(last + 1, last + count + 1))


def insert(model, columns, rows, ignore=False):
    """Insert rows (sequences in the order of `columns`). Columns left out get their default, or NULL.

    `ignore`: a row that is there already is passed over.
    """
    if not rows:
        return
    columns, rows = _prepared(model, columns, rows)
    table, names = _quoted(model._meta.db_table), ", ".join(map(_quoted, columns))
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            marks = ", ".join(["%s"] * len(columns))
            verb = "INSERT OR IGNORE" if ignore else "INSERT"
            cursor.executemany(f"{verb} INTO {table} ({names}) VALUES ({marks})", rows)
        elif ignore:
            _values(cursor, f"INSERT INTO {table} ({names}) VALUES %s ON CONFLICT DO NOTHING", rows)
        else:
            text = io.StringIO()
            csv.writer(text, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
            text.seek(0)
            cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN (FORMAT csv)", text)


def update(model, columns, rows):
    """Update rows by id: each is (id, values in the order of `columns`)."""
    if not rows:
        return
    _, rows = _prepared(model, ["id", *columns], rows, complete=False)
    table = _quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            marks = ", ".join(f"{_quoted(name)} = %s" for name in columns)
            cursor.executemany(f"UPDATE {table} SET {marks} WHERE id = %s", [(*row[1:], row[0]) for row in rows])
        else:
            sets = ", ".join(f"{_quoted(name)} = v.{_quoted(name)}" for name in columns)
            names = ", ".join(_quoted(name) for name in ["id", *columns])
            casts = ", ".join(["%s", *(f"%s::{_type(model, name)}" for name in columns)])
            statement = f"UPDATE {table} t SET {sets} FROM (VALUES %s) v ({names}) WHERE t.id = v.id"
            _values(cursor, statement, rows, f"({casts})")


def among(rows, column, values):
    """A queryset's rows whose column is one of thousands of values: one parameter where the database takes an array."""
    if connection.vendor != "postgresql":
        return rows.filter(**{f"{column}__in": values})
    name = f"{_quoted(rows.model._meta.db_table)}.{_quoted(column)}"
    return rows.extra(where=[f"{name} = ANY(%s)"], params=[list(values)])


def delete(model, ids):
    """Delete rows by id; what refers to them must be gone or is refused by the database."""
    if ids:
        rows = model._base_manager.filter(pk__in=list(ids))
        rows._raw_delete(rows.db)


def refresh_statistics(models, written):
    """Tell PostgreSQL at once what so many new rows look like: its own round comes by within a minute at best.

    Only columns that one looks up by; going through JSON and texts would take ten times as long.
    """
    if connection.vendor != "postgresql" or written < MANY:
        return
    tables = []
    for model in models:
        columns = [field.column for field in model._meta.concrete_fields if not isinstance(field, _LONG)]
        tables.append(f"{_quoted(model._meta.db_table)} ({', '.join(map(_quoted, columns))})")
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def _values(cursor, statement, rows, template=None):
    from psycopg2.extras import execute_values

    rows = [[None if value is _NULL else value for value in row] for row in rows]
    execute_values(cursor.cursor, statement, rows, template, page_size=len(rows))


def _prepared(model, columns, rows, complete=True):
    """(columns, rows) with database values; `complete`: with the columns that have a default and were left out."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    null = _NULL if connection.vendor == "postgresql" else None
    by_column = zip(columns, zip(*rows, strict=True), strict=True)
    by_column = [_database_values(fields[name], values, null) for name, values in by_column]
    columns = [fields[name].column for name in columns]
    if complete:
        for field in fields.values():
            if field.column not in columns and not field.null and not field.primary_key:
                columns.append(field.column)
                by_column.append(_database_values(field, [field.get_default()], null) * len(rows))
    return columns, list(zip(*by_column, strict=True))


def _database_values(field, values, null):
    if isinstance(field, models.JSONField):
        return [value if isinstance(value, Json) else orjson.dumps(value).decode() for value in values]
    if isinstance(field, models.DateField):
        adapt = connection.ops.adapt_datetimefield_value if isinstance(field, models.DateTimeField) else str
        known = {value: str(adapt(value)) for value in set(values) if value is not None}
        return [known.get(value, null) for value in values]
    if field.null and None in values:
        return [null if value is None else value for value in values]
    return values


def _type(model, attname):
    return next(field for field in model._meta.concrete_fields if field.attname == attname).db_type(connection)


def _quoted(name):
    return connection.ops.quote_name(name)
