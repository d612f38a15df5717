"""What this machine offers to the tests: PostgreSQL, Redis, Chromium; who needs what it lacks is left out, and counted.

TEST_DATABASE_URL and TEST_REDIS_URL name the servers, else 127.0.0.1. With CI=true leaving something out is a failure.
"""

import functools
import os
import shutil
import socket
from urllib.parse import urlsplit

POSTGRES_URL = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
CI = os.environ.get("CI") == "true"


@functools.cache
def missing_postgres():
    """Why PostgreSQL cannot be used, or an empty string."""
    import psycopg2

    try:
        psycopg2.connect(POSTGRES_URL, connect_timeout=3).close()
    except psycopg2.OperationalError:
        return f"PostgreSQL does not answer at {_where(POSTGRES_URL)} (TEST_DATABASE_URL)"
    return "" if shutil.which("pg_dump") else "pg_dump is not installed"


@functools.cache
def missing_redis():
    """Why Redis cannot be used, or an empty string."""
    parts = urlsplit(REDIS_URL)
    try:
        with socket.create_connection((parts.hostname, parts.port or 6379), timeout=3) as connection:
            connection.sendall(b"PING\r\n")
            connection.recv(16)
    except OSError:
        return f"Redis does not answer at {_where(REDIS_URL)} (TEST_REDIS_URL)"
    return ""


@functools.cache
def chromium():
    """The path of a Chromium, or None. CHROMIUM names one that is not on the path."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def missing_chromium():
    """Why no browser can be driven, or an empty string."""
    return "" if chromium() else "Chromium is not installed (CHROMIUM= names one)"


NEEDS = {
    "needs_postgres": ("PostgreSQL", missing_postgres),
    "needs_redis": ("Redis", missing_redis),
    "needs_chromium": ("Chromium", missing_chromium),
}


def _where(url):
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or ''}".rstrip(":")
