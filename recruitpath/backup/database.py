"""The database's part of a backup: a consistent copy while others write, and its return in one step."""

import contextlib
import os
import sqlite3
import subprocess
from pathlib import Path

from .archive import Damaged

LOCK_SECONDS = 60  # how long a restore waits for the product's own transactions


def database_for(connection):
    """The copier for Django's connection: SQLite or PostgreSQL."""
    return (Sqlite if connection.vendor == "sqlite" else Postgres)(connection)


class Sqlite:
    kind, name = "sqlite", "database.sqlite3"

    def __init__(self, connection):
        self.path = Path(connection.settings_dict["NAME"])

    def copy_to(self, folder: Path) -> Path:
        """A copy by SQLite's own backup call: pages change meanwhile, the copy is of one moment."""
        copy = folder / self.name
        with _sqlite(self.path) as live, _sqlite(copy) as kept:
            live.backup(kept)
        return copy

    def check(self, copy: Path) -> None:
        """Raises Damaged when SQLite finds the copy inconsistent."""
        with _sqlite(copy) as kept:
            try:
                verdict = kept.execute("PRAGMA integrity_check").fetchone()[0]
            except sqlite3.DatabaseError as error:
                verdict = str(error)
        if verdict != "ok":
            raise Damaged(f"The database in the archive is damaged ({verdict}); nothing was changed.")

    def put_back(self, copy: Path) -> None:
        """The copy takes the live file's place in one transaction; processes that have it open see it next."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _sqlite(copy) as kept, _sqlite(self.path) as live:
            kept.backup(live)


class Postgres:
    kind, name = "postgresql", "database.pgdump"

    def __init__(self, connection):
        self.settings = connection.settings_dict

    def copy_to(self, folder: Path) -> Path:
        copy = folder / self.name
        self._call("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}")
        return copy

    def check(self, copy: Path) -> None:
        try:
            self._call("pg_restore", "--list", str(copy))
        except Damaged as error:
            raise Damaged(f"The database in the archive is damaged ({error}); nothing was changed.") from None

    def put_back(self, copy: Path) -> None:
        """Every table is dropped and made again in one transaction: all of it holds, or nothing has happened."""
        script, clear = copy.with_suffix(".sql"), copy.with_suffix(".clear.sql")
        self._call("pg_restore", "--no-owner", "--no-privileges", "--no-comments", f"--file={script}", str(copy))
        clear.write_text(f"SET lock_timeout = '{LOCK_SECONDS}s';\n" + _CLEAR)
        self._call("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-1", "-f", str(clear), "-f", str(script))

    def _call(self, *words):
        """Run one of PostgreSQL's own tools; the password goes by the environment, where no process list shows it."""
        options = self.settings.get("OPTIONS", {})
        given = {
            "PGHOST": self.settings["HOST"],
            "PGPORT": self.settings["PORT"],
            "PGUSER": self.settings["USER"],
            "PGPASSWORD": self.settings["PASSWORD"],
            "PGDATABASE": self.settings["NAME"],
            "PGSSLMODE": options.get("sslmode", ""),
        }
        environment = {**os.environ, **{name: str(value) for name, value in given.items() if value}}
        try:
            subprocess.run(words, env=environment, check=True, capture_output=True, text=True)
        except FileNotFoundError:
            raise Damaged(f"{words[0]} is not installed; on Debian: apt-get install postgresql-client") from None
        except subprocess.CalledProcessError as error:
            lines = error.stderr.strip().splitlines() or ["no reason given"]
            reason = next((line for line in lines if "error" in line.lower()), lines[0])
            raise Damaged(f"{words[0]} failed: {reason}") from None


@contextlib.contextmanager
def _sqlite(path):
    with contextlib.closing(sqlite3.connect(path, timeout=LOCK_SECONDS)) as connection:
        yield connection


# What belongs to an extension stays with it. Functions go after the tables whose indexes ask them.
_CLEAR = """
DO $$
DECLARE found record;
BEGIN
  FOR found IN SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  LOOP
    EXECUTE 'DROP TABLE IF EXISTS ' || found.name || ' CASCADE';
  END LOOP;
  FOR found IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE 'DROP FUNCTION IF EXISTS ' || found.name;
  END LOOP;
END $$;
"""
