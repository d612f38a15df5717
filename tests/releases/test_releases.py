"""Migrations go forward on a filled database: a release's demo, kept by keep.py, is brought to the newest shape."""

import gzip
import json
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from outreach.models import Relationship

from .keep import seen

*OLDER, LATEST = sorted(Path(__file__).parent.glob("*.json.gz"))
RELEASES = [*(pytest.param(path, marks=pytest.mark.once) for path in OLDER), LATEST]
LOGGED = {"direction": "out", "channel": "email", "purpose": "first_touch", "note": "Entered after the move."}


@pytest.fixture(params=RELEASES, ids=lambda path: path.name.partition(".")[0])
def kept(request, empty_database, settings):
    """What a release kept, at its time, with its rows in a database of that release's shape."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    kept = json.loads(gzip.decompress(request.param.read_bytes()))
    with time_machine.travel(datetime.fromisoformat(kept["at"]), tick=False):
        state = MigrationExecutor(connection).migrate([tuple(leaf) for leaf in kept["migrations"]])
        fill(kept["tables"], state.apps.get_models(include_auto_created=True))
        yield kept


@pytest.fixture
def empty_database(request, tmp_path, django_db_blocker):
    """The default connection leads to a new, empty database of the kind that the tests run on."""
    usual, new = connections["default"], connections["default"].copy()
    on_server = usual.vendor == "postgresql"
    url = request.getfixturevalue("postgres_url") if on_server else str(tmp_path / "release.sqlite3")
    new.settings_dict["NAME"] = url.rpartition("/")[2] if on_server else url
    with django_db_blocker.unblock():
        connections["default"] = new
        ContentType.objects.clear_cache()
        yield
        ContentType.objects.clear_cache()
        new.close()
        connections["default"] = usual


def fill(tables, models):
    """Put the rows in as they are, in place of what migrations themselves have put there."""
    on_server = connection.vendor == "postgresql"
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'DELETE FROM "{table}"')
        for table, kept in tables.items():
            columns = ", ".join(f'"{column}"' for column in kept["columns"])
            places = ", ".join(["%s"] * len(kept["columns"]))
            # Text is what PostgreSQL reads as any type: SQLite's 0 as false, its text as an instant or as JSON.
            rows = [[str(v) if on_server and v is not None else v for v in row] for row in kept["rows"]]
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def test_the_pages_show_what_they_showed_and_work_goes_on(kept):
    call_command("migrate", verbosity=0)
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert seen(Client()) == kept["seen"]
    call_command("recompute_relationships", "--check")

    client = Client()
    client.post("/account/login/", {"login": "seeker@demo.example", "password": "recruitpath-demo"})
    listed = Relationship.objects.filter(stage="listed", last_in_on=None).first()
    answer = client.post(f"/r/{listed.public_id}/log/", LOGGED | {"occurred_on": kept["at"][:10]})
    assert answer.status_code == 303
    row = listed.history.get(note=LOGGED["note"])
    listed.refresh_from_db()
    assert listed.stage == "awaiting"
    assert client.post(f"/acts/{row.act.public_id}/undo/").status_code == 303
    assert seen(Client()) == kept["seen"]
    call_command("recompute_relationships", "--check")
