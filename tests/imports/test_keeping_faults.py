"""A process that is killed in the middle of a chunk leaves no half row, and the next one no double."""

import json
import signal
import sqlite3
import subprocess
import sys
from types import SimpleNamespace

import pytest

from recruitpath.environment import BASE_DIR
from tests.frame.processes import PATIENCE, clean_environment, manage

SECRET = "a-key-of-a-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"
ROWS, SIZE = 12, 4
STEP = {"shared": 15, "mine": 28}  # statements after which a process dies; the next one lives that much longer
TABLES = ["recruiters_firm", "recruiters_recruiter", "recruiters_affiliation", "recruiters_contactpoint",
          "recruiters_recruiterword", "outreach_relationship", "outreach_historyrow"]  # fmt: skip
WHOLE = {"shared": [4, 12, 12, 12, 24, 0, 0], "mine": [4, 12, 12, 12, 24, 12, 12]}


class Place:
    """A database of its own, and processes that work in it."""

    def __init__(self, rows, **settings):
        self.rows, self.settings = rows, settings | {"SECRET_KEY": SECRET, "RECRUITPATH_MODE": "test"}
        done = manage("migrate", "--no-input", "--verbosity=0", **self.settings)
        assert done.returncode == 0, done.stderr
        self.keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.imports.keeper"],
            cwd=BASE_DIR, env=clean_environment(**self.settings),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.batches = dict(zip(("shared", "mine"), self.run("seed", ROWS).said.split(), strict=True))

    def run(self, *words):
        """One process of the keeper: its exit code, and what it said."""
        print(*words, file=self.keeper.stdin, flush=True)
        code, said = json.loads(self.keeper.stdout.readline())
        return SimpleNamespace(code=code, said=said)

    def end(self):
        self.keeper.stdin.close()
        self.keeper.wait(PATIENCE)

    def counts(self):
        return [self.rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]

    def kept(self):
        return self.rows("SELECT count(*) FROM imports_importrow WHERE kept_at IS NOT NULL AND undone_at IS NULL")[0][0]


@pytest.fixture
def sqlite_place(tmp_path):
    def rows(statement):
        connection = sqlite3.connect(tmp_path / "recruitpath.sqlite3")
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    place = Place(rows, VAR=tmp_path)
    yield place
    place.end()


@pytest.fixture
def postgres_place(tmp_path, postgres_url):
    import psycopg2

    def rows(statement):
        connection = psycopg2.connect(postgres_url)
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall()
        finally:
            connection.close()

    place = Place(rows, VAR=tmp_path, DATABASE_URL=postgres_url)
    yield place
    place.end()


@pytest.mark.once
@pytest.mark.parametrize("on", ["sqlite_place", pytest.param("postgres_place", marks=pytest.mark.needs_postgres)])
def test_killed_in_every_chunk_and_taken_up_again(on, request):
    place, nothing = request.getfixturevalue(on), [0] * len(TABLES)
    ways = [(kind, mode, whole) for kind in WHOLE for mode, whole in (("keep", WHOLE[kind]), ("undo", nothing))]
    for kind, mode, whole in ways:
        die_at = step = STEP[kind]
        while (died := place.run(mode, place.batches[kind], SIZE, die_at)).code == -signal.SIGKILL:
            assert place.counts()[1] == place.kept()  # a person for each kept row
            assert place.kept() % SIZE == 0
            die_at += step
        assert died.code == 0, died.said
        assert die_at >= 2 * step  # it was killed more than once
        assert place.counts() == whole
        again = place.run(mode, place.batches[kind], SIZE)
        assert again.said.startswith("0 rows"), again.said
        assert place.counts() == whole


@pytest.mark.once
def test_killed_while_reading_and_planning_and_taken_up_again(sqlite_place):
    place = sqlite_place
    batch = place.run("upload", ROWS).said.strip()
    die_at = step = 9
    while (died := place.run("read", batch, SIZE, die_at)).code == -signal.SIGKILL:
        planned = place.rows(f"SELECT number FROM imports_importrow WHERE batch_id = {batch} ORDER BY number")
        assert [number for (number,) in planned] == list(range(1, len(planned) + 1))
        assert len(planned) % SIZE == 0
        assert place.kept() == 0
        die_at += step
    assert died.code == 0, died.said
    assert die_at >= 3 * step
    verdicts = place.rows(f"SELECT verdict, count(*) FROM imports_importrow WHERE batch_id = {batch} GROUP BY verdict")
    assert verdicts == [("new", ROWS)]
