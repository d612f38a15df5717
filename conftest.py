"""Leaves out, with a reason, what this machine cannot run, and counts it in the last lines of the run."""

import itertools
import os
import uuid
from collections import Counter

import psycopg2
import pytest

from tests.machine import CI, NEEDS, POSTGRES_URL, REDIS_URL

LEFT_OUT = "needs "


def pytest_configure(config):
    # xdist's processes inherit it: one name for the databases of this run.
    os.environ.setdefault("TESTS_ID", uuid.uuid4().hex[:8])


def pytest_collection_modifyitems(config, items):
    """Tests of PostgreSQL's own features belong to the run on PostgreSQL; the other run does not even count them."""
    if os.environ.get("TESTS_ON") == "postgresql":
        return
    kept, deselected = [], []
    for item in items:
        (deselected if item.get_closest_marker("on_postgres") else kept).append(item)
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = kept


def pytest_runtest_setup(item):
    for marker, (what, missing) in NEEDS.items():
        if item.get_closest_marker(marker) and missing():
            # With CI=true everything has been installed, so leaving a test out would hide it.
            (pytest.fail if CI else pytest.skip)(f"{LEFT_OUT}{what}: {missing()}", **({"pytrace": False} if CI else {}))


def pytest_terminal_summary(terminalreporter):
    reasons = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = words.removeprefix("Skipped: ")
        if reason.startswith(LEFT_OUT):
            reasons[reason.removeprefix(LEFT_OUT).partition(":")[0]] += 1
    without = os.environ.get("TESTS_WITHOUT", "")
    if reasons or without:
        counts = [f"{count} that need {what}" for what, count in sorted(reasons.items())]
        terminalreporter.write_line("Left out on this machine: " + "; ".join(counts + [without] * bool(without)) + ".")


@pytest.fixture
def postgres_url():
    """The address of a new, empty PostgreSQL database; dropped afterwards. Mark the test needs_postgres."""
    name = f"test_recruitpath_{uuid.uuid4().hex[:12]}"
    _on_server(f'CREATE DATABASE "{name}"')
    yield POSTGRES_URL.rpartition("/")[0] + "/" + name
    _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def redis_url(worker_id):
    """The address of an empty Redis database, another one for each test process. Mark the test needs_redis."""
    import redis

    first = int(REDIS_URL.rpartition("/")[2] or 15)
    number = first - int("".join(itertools.filterfalse(str.isalpha, worker_id)) or 0)
    url = f"{REDIS_URL.rpartition('/')[0]}/{number}"
    with redis.Redis.from_url(url) as server:
        server.flushdb()
        yield url
        server.flushdb()


def _on_server(statement):
    connection = psycopg2.connect(POSTGRES_URL)
    connection.autocommit = True
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()
