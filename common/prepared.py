"""A query that is asked often and always alike: the ORM builds it once per process, then only values are filled in.

Building one with many subqueries takes longer than the database takes to answer it.
"""

from django.db import connection


class Prepared:
    """`build` takes marks in place of the values and returns a query set; a mark must be fit to stand for its value and
    equal to nothing else in the query."""

    def __init__(self, build, *marks):
        self.build, self.marks, self.built = build, marks, {}

    def first(self, *values):
        """(column, value) for each column of the first row, as the database says it; None where there is no row."""
        if connection.vendor not in self.built:
            self.built[connection.vendor] = self.build(*self.marks)[:1].query.sql_with_params()
        sql, params = self.built[connection.vendor]
        filled = dict(zip(self.marks, values, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled.get(param, param) for param in params])
            row = cursor.fetchone()
            return row and [(column[0], value) for column, value in zip(cursor.description, row, strict=True)]
