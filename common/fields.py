"""A column for folded keys that both databases order alike, byte by byte, and the look-up of thousands of them."""

import json

from django.core.exceptions import EmptyResultSet
from django.db import models


class KeyField(models.CharField):
    """A folded key (common/text). PostgreSQL gets collation C, so that order and prefix searches agree with SQLite."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


def array_of(field, values):
    """(SQL, its parameters) of ANY of thousands of values on PostgreSQL, for a column such as `field`.

    As a query of its own: of a bare list it tells by its statistics that so many are quicker found by reading the whole
    table, with two helpers, whatever else is going on; and that at a cost which grows with the directory.
    """
    kind = "text" if isinstance(field, models.CharField) else "bigint"
    return f"ANY(ARRAY(SELECT unnest(%s::{kind}[])))", [literal(values)]


def literal(values):
    """An array of PostgreSQL as one text: as a list, each value would be quoted here and parsed there for itself."""
    texts = ["NULL" if one is None else _quoted(one) if isinstance(one, str) else str(one) for one in values]
    return "{" + ",".join(texts) + "}"


def _quoted(text):
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


class Among(models.Lookup):
    """key__among=[…]: as `in`, for thousands of keys or ids, which go to the database as one parameter."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        if not self.rhs:
            raise EmptyResultSet  # as `in` does: nothing is asked of the database then
        column, params = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            sql, given = array_of(self.lhs.output_field, self.rhs)
            return f"{column} = {sql}", [*params, *given]
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, json.dumps(list(self.rhs))]


for field in (KeyField, models.BigAutoField, models.ForeignKey, models.PositiveIntegerField):
    field.register_lookup(Among)
