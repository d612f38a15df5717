"""Houses of real processes: on SQLite or PostgreSQL, with Redis or the embedded broker, and a real SMTP sink."""

import os
import shutil
import sqlite3
from urllib.parse import urlsplit, urlunsplit

import pytest

from tests.frame.folders import migrated
from tests.frame.processes import manage
from tests.machine import POSTGRES_URL
from tests.mail.sink import Sink

from .house import House

SECRET = {"SECRET_KEY": "a-key-of-a-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"}


@pytest.fixture
def post():
    """A running SMTP sink."""
    with Sink() as sink:
        yield sink


@pytest.fixture
def house(tmp_path_factory, tmp_path, post):
    """On SQLite with the embedded broker; `house.settings["REDIS_URL"]` puts it on Redis."""
    var = shutil.copytree(migrated(tmp_path_factory), tmp_path / "var")

    def rows(sql):
        connection = sqlite3.connect(var / "recruitpath.sqlite3")
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    return House(rows, VAR=var, EMAIL_URL=post.url, **SECRET)


@pytest.fixture
def postgres_house(tmp_path, post):
    """On a PostgreSQL database of its own, dropped afterwards."""
    import psycopg2

    name = f"recruitpath_house_{os.getpid()}"
    url = urlunsplit(urlsplit(POSTGRES_URL)._replace(path=f"/{name}"))
    _admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _admin(f"CREATE DATABASE {name}")

    def rows(sql):
        connection = psycopg2.connect(url)
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall()
        finally:
            connection.close()

    house = House(rows, RECRUITPATH_MODE="test", DATABASE_URL=url, VAR=tmp_path, EMAIL_URL=post.url, **SECRET)
    done = manage("migrate", "--no-input", "--verbosity=0", **house.settings)
    assert done.returncode == 0, done.stderr
    yield house
    _admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _admin(statement):
    import psycopg2

    connection = psycopg2.connect(POSTGRES_URL)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.close()
