"""Loads one database and measures it: a process of its own, so that settings name that database from the start."""

import json
import subprocess
import sys
import tempfile
from time import perf_counter

import django

django.setup()

from django.db import connection  # noqa: E402

from common.dates import now  # noqa: E402
from outreach.models import HistoryRow, Relationship  # noqa: E402

from .browser import measure_browser  # noqa: E402
from .digests import measure_digests  # noqa: E402
from .load import Loaded  # noqa: E402
from .many import measure_many  # noqa: E402
from .pages import measure_pages  # noqa: E402
from .server import measure_server  # noqa: E402
from .sizes import FULL, QUICK  # noqa: E402
from .sweeping import explain_finds, measure_sweeps  # noqa: E402


def main(kind, quick, out):
    """Loads in a process of its own, so that measuring begins with a fresh memory, as a server does. Writes JSON."""
    sizes = (QUICK if quick else FULL)[kind]
    start = perf_counter()
    with tempfile.NamedTemporaryFile("r", suffix=".json") as file:
        command = [sys.executable, "-m", "bench.load", kind, "quick" if quick else "full", file.name]
        subprocess.run(command, check=True)
        loaded = Loaded.read(json.load(file))
    loading = perf_counter() - start
    _say(f"{kind}: loaded in {loading:.0f} s")
    report = {
        "kind": kind,
        "version": _version(),
        "relationships": Relationship.objects.count(),
        "rows": HistoryRow.objects.count(),
        "seekers": sizes.seekers,
        "loading": loading,
        "figures": [],
    }
    for part, measure in {
        "pages": lambda: measure_pages(loaded, sizes.requests),
        "server": lambda: measure_server(loaded, sizes.requests),
        "browser": lambda: measure_browser(loaded),
        "many": lambda: measure_many(loaded, now()),
        "digests": lambda: [measure_digests(loaded, sizes.digests, now())],
        "sweeps": lambda: measure_sweeps(loaded, sizes.due, now()),
    }.items():
        _say(f"{kind}: measuring {part}")
        report["figures"] += [{"part": part, **figure.plain()} for figure in measure()]
    report["plans"] = explain_finds(now())
    with open(out, "w") as file:
        json.dump(report, file)


def _version():
    if connection.vendor == "postgresql":
        number = connection.cursor().connection.server_version
        return f"PostgreSQL {number // 10000}.{number % 10000}"
    from sqlite3 import sqlite_version

    return f"SQLite {sqlite_version}"


def _say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] == "quick", sys.argv[3])
