"""The bench's own databases: made empty, and dropped afterwards unless KEEP=1."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

NAME = "recruitpath_bench"
SERVER = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
KEEP = os.environ.get("KEEP") == "1"


@contextmanager
def database(kind, name=NAME):
    """Yields the DATABASE_URL of a fresh database; kind: postgresql or sqlite. None where there is no server."""
    with (_postgresql if kind == "postgresql" else _sqlite)(name) as url:
        yield url


@contextmanager
def _postgresql(name):
    import psycopg2

    try:
        connection = psycopg2.connect(SERVER, connect_timeout=3)
    except psycopg2.OperationalError:
        yield None
        return
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(f"DROP DATABASE IF EXISTS {name}")
    cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    finally:
        if not KEEP:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.close()


@contextmanager
def _sqlite(name):
    folder = tempfile.mkdtemp(prefix="recruitpath-bench-")
    try:
        yield f"sqlite:///{Path(folder) / name}.sqlite3"
    finally:
        if not KEEP:
            shutil.rmtree(folder)
