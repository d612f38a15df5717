"""Keeps a release's demo for test_releases: its raw rows, its last migrations, and what its pages showed.

Run it in a checkout of the release, with that release's packages, from anywhere:

    cd CHECKOUT && python ABOVE/tests/releases/keep.py 0.1.0 ABOVE/tests/releases/0_1_0.json.gz

The demo is loaded as of AT and swept through two digests; `seen` then signs in and counts. Of what the machine makes by
itself (sessions, heartbeats, the search index that triggers fill) nothing is kept.
"""

import gzip
import json
import os
import re
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime, timedelta

AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # Monday, nine in Boston
LATER = AT + timedelta(days=2)
SIGN_IN = {"login": "seeker@demo.example", "password": "recruitpath-demo"}
LEFT_OUT = {"sqlite_sequence", "django_migrations", "django_session", "usersessions_usersession", "common_heartbeat"}
INDEXES = "outreach_find_"
COUNTED = {
    "today": r'id="group-(\w+)".*?todo-count">(\d+)<',
    "recruiters": r'href="\?([\w=]*)".*?tab-count">(\d+)<',
}


def main(release, file):
    os.environ |= {"VAR": tempfile.mkdtemp(), "RECRUITPATH_MODE": "embedded", "LOG_LEVEL": "ERROR"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "recruitpath.settings"
    sys.path.insert(0, os.getcwd())
    import django
    import time_machine

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.test import Client

    with time_machine.travel(AT, tick=False) as clock:
        call_command("migrate", verbosity=0)
        call_command("load_demo")
        for days in range((LATER - AT).days + 1):
            clock.move_to(AT + timedelta(days=days))
            call_command("sweep")
        kept = {
            "release": release,
            "at": LATER.isoformat(),
            "migrations": sorted(MigrationLoader(connection).graph.leaf_nodes()),
            "tables": _tables(os.path.join(os.environ["VAR"], "recruitpath.sqlite3")),
            "seen": seen(Client(SERVER_NAME="localhost")),
        }
    with open(file, "wb") as out, gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed:
        packed.write(json.dumps(kept, separators=(",", ":"), ensure_ascii=False).encode())


def seen(client):
    """Sign in as the demo's seeker; the counts on Today and Recruiters, and the entries on each recruiter's page."""
    client.post("/account/login/", SIGN_IN)
    pages = {name: _html(client, f"/{name}/") for name in COUNTED}
    counts = {name: dict(re.findall(COUNTED[name], page, re.DOTALL)) for name, page in pages.items()}
    people = sorted(set(re.findall(r'href="(/r/\w+/)"', pages["recruiters"])))
    return counts | {"history": {path: _html(client, path).count('class="event"') for path in people}}


def _html(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, f"{path} answers {answer.status_code}"
    return answer.content.decode()


def _tables(file):
    """{table: {"columns": names, "rows": values as SQLite holds them}} of every table that has rows."""
    rows = sqlite3.connect(file)
    names = [name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    tables = {}
    for name in names:
        found = rows.execute(f'SELECT * FROM "{name}" ORDER BY 1')
        tables[name] = {"columns": [column[0] for column in found.description], "rows": found.fetchall()}
    kept = {name: table for name, table in tables.items() if table["rows"] and not name.startswith(INDEXES)}
    return {name: table for name, table in kept.items() if name not in LEFT_OUT}


if __name__ == "__main__":
    main(*sys.argv[1:])
