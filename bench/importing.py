"""Imports, end to end in one worker: reading, matching against a full directory, keeping, again, undoing.

    python -m bench.importing [--quick] [--only postgresql|sqlite]

Each list is brought in by a process of its own, as a worker does it. Beside them two yardsticks: the database's own
COPY of the same rows, and django-import-export in bulk mode on the same columns (one table, no matching).
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from .apart import environment
from .databases import database
from .lists import HEADER, write

HERE = Path(__file__).resolve().parent
FIRMS = 10  # rows to one firm
AIMS = {"postgresql": 6_000, "sqlite": 3_000}  # rows a second, end to end
MEMORY_AIM = 400  # MB of the worker that plans 100,000 rows
SHORT_AIM = 2  # seconds for 10,000 rows
SLOWER_AT_MOST = 1.5  # times that a row of 300,000 may take of one of 10,000


def measure(kind, quick):
    """[{"name", "rows", "seconds", "rate", "memory", "aim", "note"}] for one database; None without a server."""
    scale = 10 if quick else 1
    with database(kind) as url, tempfile.TemporaryDirectory(prefix="recruitpath-bench-") as folder:
        if url is None:
            return None
        settings = {name: value for name, value in environment(url, folder).items() if value and name != "EMAIL_URL"}
        _in_process(settings, "prepare")
        found = []
        for name, first, count, firms in (
            ("{n:,} rows into an empty directory", 0, 10_000, 1_000),
            ("{n:,} rows beside those", 1_000_000, 100_000, 10_000),
            ("{n:,} rows against more than {n:,}, half of the firms known", 1_100_000, 100_000, 20_000),
            ("the same {n:,} rows again", 1_100_000, 100_000, 20_000),
            ("{n:,} rows, the longest list", 2_000_000, 300_000, 30_000),
            ("{n:,} rows against all of it", 3_000_000, 10_000, 30_000),
        ):
            path = write(Path(folder) / "list.csv", first // scale, count // scale, firms // scale)
            said = _in_process(settings, "bring_in", str(path))
            found.append({"name": name.format(n=count // scale), **said})
        found.append({"name": "undoing the last one", **_in_process(settings, "undo", found[-1]["id"])})
        path = write(Path(folder) / "list.csv", 5_000_000, 100_000 // scale, 10_000 // scale)
        if kind == "postgresql":
            found.append({"name": "yardstick: COPY of 13 columns", **_in_process(settings, "copy", str(path))})
        name = "yardstick: django-import-export, bulk mode, one table"
        found.append({"name": name, **_in_process(settings, "import_export", str(path))})
    return _judged(kind, found)


def _in_process(settings, *words):
    command = [sys.executable, "-m", "bench.importing", "--do", *words]
    done = subprocess.run(command, env=settings, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else {}


# ── In a process of its own ──


def prepare():
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_specialties", verbosity=0, stdout=sys.stderr)


def bring_in(path):
    from django.core.files import File

    from accounts.by import By
    from common.dates import now
    from imports.inline import bring_in

    began = _Spent()
    with open(path, "rb") as file:
        batch = bring_in(
            By(None, now(), via="import"), now, kind="recruiters", owner=None, file=File(file, name="list.csv"),
        )  # fmt: skip
    return {"id": batch.public_id, "note": _counts(batch.counts)} | _figures(batch.counts["rows"], began)


def undo(public_id):
    from accounts.by import By
    from common.dates import now
    from imports.inline import take_back
    from imports.models import ImportBatch

    began = _Spent()
    batch = take_back(By(None, now(), via="import"), now, ImportBatch.objects.get(public_id=public_id))
    return _figures(batch.counts["rows"], began)


def copy(path):
    from django.db import connection

    with connection.cursor() as cursor:
        columns = ", ".join(f"c{n} text" for n in range(len(HEADER)))
        cursor.execute(f"CREATE TABLE yardstick ({columns})")
        began = _Spent()
        with open(path) as file:
            cursor.copy_expert("COPY yardstick FROM STDIN WITH (FORMAT csv, HEADER)", file)
        count = cursor.rowcount
        said = _figures(count, began)
        cursor.execute("DROP TABLE yardstick")
    return said


def import_export(path):
    """Recruiters alone: what it does in bulk without looking anything up."""
    from import_export import fields, resources
    from tablib import Dataset

    from recruiters.models import Recruiter

    class Rows(resources.ModelResource):
        name = fields.Field(attribute="name", column_name="recruiter name")
        title = fields.Field(attribute="title", column_name="title")
        place = fields.Field(attribute="place", column_name="city")

        class Meta:
            model = Recruiter
            fields = ("name", "title", "place")
            import_id_fields = []
            use_bulk = True
            batch_size = 1000
            skip_diff = True
            force_init_instance = True

    began = _Spent()
    with open(path) as file:
        data = Dataset().load(file.read(), format="csv")
    result = Rows().import_data(data, raise_errors=True)
    return _figures(result.total_rows, began)


class _Spent:
    """What has been spent since: by the clock on the wall; and as work, which other load stretches less, in seconds."""

    def __init__(self):
        self.wall, self.work = perf_counter(), self._work()

    def since(self):
        """(seconds on the wall, of this process and its children, of the database's process or None)."""
        (own, database), (own_then, database_then) = self._work(), self.work
        return perf_counter() - self.wall, own - own_then, database and database - database_then

    @staticmethod
    def _work():
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return process_time() + children.ru_utime + children.ru_stime, _database_work()


def _database_work():
    """Seconds that PostgreSQL's process of this connection has worked; None where nobody can tell (SQLite)."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    connection.ensure_connection()
    try:
        said = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text()
    except OSError:
        return None
    name, _, figures = said.rpartition(")")
    if "postgres" not in name:  # a process of this machine, the database being on another
        return None
    user, system = figures.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _figures(count, began):
    seconds, own, database = began.since()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": count, "seconds": round(seconds, 2), "rate": round(count / seconds), "memory": round(memory),
            "own": round(own / count * 1e6), "database": database and round(database / count * 1e6)}  # fmt: skip


def _counts(counts):
    return ", ".join(f"{number:,} {name}" for name, number in counts.items() if number and name != "rows")


# ── The table ──


def missed(found):
    """Names of the figures over their aim (issue: speed of imports)."""
    return [one["name"] for one in found if not one.get("passed", True)]


def _judged(kind, found):
    """Each figure with its aim, and whether it is met."""
    short = found[0]
    for one in found:
        aims = []
        if "half of the firms known" in one["name"]:
            aims = [(f"≥ {AIMS[kind]:,} rows/s", one["rate"] >= AIMS[kind])]
            aims += [(f"≤ {MEMORY_AIM} MB", one["memory"] <= MEMORY_AIM)]
        elif one is short:
            aims = [(f"< {SHORT_AIM} s", one["seconds"] < SHORT_AIM)]
        elif "the longest list" in one["name"]:
            aims = [("a third slower than 10,000 at most", one["rate"] * SLOWER_AT_MOST >= short["rate"])]
        one["aim"], one["passed"] = ", ".join(aim for aim, _ in aims), all(met for _, met in aims)
    return found


def table(kind, found):
    """Lines of Markdown."""
    head = ["| what | rows | seconds | rows/s | own µs a row | database µs a row | memory MB | aim | met | note |"]
    head += ["|---|---:|---:|---:|---:|---:|---:|---|---|---|"]
    line = "| {name} | {rows:,} | {seconds:.1f} | {rate:,} | {own} | {there} | {memory} | {aim} | {met} | {note} |"
    lines = []
    for one in found:
        met = ("yes" if one["passed"] else "NO") if one["aim"] else ""
        lines.append(line.format(**{"note": "", **one}, met=met, there=one["database"] or ""))
    return [f"## Imports on {kind}", "", *head, *lines]


def main():
    parser = argparse.ArgumentParser(prog="python -m bench.importing")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=["postgresql", "sqlite"])
    parser.add_argument("--do", nargs="+")
    options = parser.parse_args()
    if options.do:
        import django

        django.setup()
        print(json.dumps(globals()[options.do[0]](*options.do[1:])))
        return
    for kind in [options.only] if options.only else ["postgresql", "sqlite"]:
        found = measure(kind, options.quick)
        if found:
            print("\n".join(table(kind, found)), flush=True)


if __name__ == "__main__":
    main()
