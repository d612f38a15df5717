"""What makes a table of texts findable: the migration operation, and the look after every migration."""

from django.db import connections
from django.db.migrations.operations.base import Operation

from . import postgresql, sqlite
from .sources import SOURCES

WAYS = {"postgresql": postgresql, "sqlite": sqlite}


class MakeFindable(Operation):
    """Index the texts of a source (sources.py), with all rows that are there already; reversible."""

    reversible = True
    reduces_to_sql = False

    def __init__(self, name):
        self.name = name

    def state_forwards(self, app_label, state):
        """Nothing that models know of."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        with schema_editor.connection.cursor() as cursor:
            WAYS[schema_editor.connection.vendor].make(cursor, SOURCES[self.name])

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        with schema_editor.connection.cursor() as cursor:
            WAYS[schema_editor.connection.vendor].unmake(cursor, SOURCES[self.name])

    def describe(self):
        return f"Make {self.name} findable"


def look_after(using, **_kwargs):
    """After migrations: what one of them took away by making its table anew is made and filled again."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for source in SOURCES.values():
                if sqlite.is_broken(cursor, source):
                    sqlite.make(cursor, source)
