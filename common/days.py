"""Sums of days inside the database, told to each in its own words: whole numbers and texts that alike rows share."""

from django.db.models import CharField, Func, IntegerField


class DaysBetween(Func):
    """Calendar days from the first date column to the second; NULL where one of them is."""

    arity = 2
    output_field = IntegerField()

    def __init__(self, first, last):
        super().__init__(last, first)

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" - ", **extra)

    def as_sqlite(self, compiler, connection, **extra):
        template = "CAST(julianday(%(expressions)s) AS INTEGER)"  # two midnights: a whole number, whatever the half
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **extra)


class MonthText(Func):
    """The month of a date column as "2026-11"."""

    arity = 1
    output_field = CharField()

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM')", **extra)

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **extra)
