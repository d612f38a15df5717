"""Run as a process of its own by test_keeping_faults.py: each line it reads, MODE BATCH SIZE DIE_AT, is one run in a
fork of it, so that Django is loaded once; it answers with a line of JSON: the exit code, and what was printed.

MODE keep or undo: works through the batch in chunks of SIZE, says a line for each, and dies by SIGKILL before its
statement number DIE_AT (0: lives to the end). MODE seed makes the batch first, with BATCH rows. MODE upload makes one
of a file with BATCH rows, and MODE read goes with it from the file to the preview, three minutes later each time.
"""

import json
import os
import signal
import sys
import tempfile
import traceback
from datetime import timedelta

import django

from tests.frame.processes import PATIENCE


def main(mode, batch, size=0, die_at=0):
    from django.db import connection

    if mode == "seed":
        return seed(batch)
    if mode == "upload":
        return upload(batch)
    from tests.imports.plans import ImportBatch, keep, undo

    statements = 0

    def dies(execute, *statement):
        nonlocal statements
        statements += 1
        if statements == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)

    with connection.execute_wrapper(dies):
        if mode == "read":
            done = read(ImportBatch.objects.get(pk=batch), size, die_at)
        else:
            done = (keep if mode == "keep" else undo)(ImportBatch.objects.get(pk=batch), size=size)
    print(f"{done} rows in {statements} statements")
    return None


def seed(rows):
    """A seeker's list and a shared one, each of people at firms that every third row brings."""
    from accounts.models import User
    from tests.imports.plans import add_rows, firm, make_batch, person

    for owner in (None, User.objects.create(email="nora@seeker.example")):
        batch = make_batch(owner)
        plans = [
            {
                "firm": {"ref": number - (number - 1) % 3} if (number - 1) % 3 else firm(f"Firm {number}"),
                "person": person(f"Person {number}"),
                "contacts": [["email", f"p{number}@people.example"]],
                "mine": {"stage": "awaiting", "last_contact": "2026-11-20"},
            }
            for number in range(1, rows + 1)
        ]
        add_rows(batch, *plans)
        print(batch.pk)


def upload(rows):
    from django.core.files.base import ContentFile

    from tests.imports.plans import ImportBatch, hand

    lines = [f"Person {number},Firm {number // 3},p{number}@people.example" for number in range(rows)]
    file = ContentFile("\n".join(["Recruiter,Agency,Email", *lines]).encode(), name="list.csv")
    print(ImportBatch.start(hand(), kind="recruiters", owner=None, file=file, soon=False).pk)


def read(batch, size, run):
    """Through the steps of a worker, as many minutes later as the lease of one that died before is over."""
    from imports import steps
    from tests.imports.plans import MORNING, hand

    steps.CHUNK = {"sqlite": size, "postgresql": size}
    batch.soon = False
    while batch.state != "preview":
        if batch.state == "mapping":
            batch.match(hand(), steps.suggest_mapping(batch).mapping)
        steps.work(batch.pk, lambda: MORNING + timedelta(minutes=3 * run))
        batch.refresh_from_db()
    return batch.counts["rows"]


def serve():
    import imports.steps  # noqa: F401 loaded once, for all forks
    import tests.imports.plans  # noqa: F401

    for line in sys.stdin:
        mode, *numbers = line.split()
        with tempfile.TemporaryFile("w+") as said:
            child = os.fork()
            if not child:
                os._exit(_run(said, mode, *map(int, numbers)))
            _, status = os.waitpid(child, 0)
            said.seek(0)
            print(json.dumps([os.waitstatus_to_exitcode(status), said.read()]), flush=True)


def _run(said, *words):
    signal.alarm(PATIENCE)  # ends a run that hangs, with a code that no test expects
    sys.stdout = sys.stderr = said
    try:
        main(*words)
    except Exception:
        traceback.print_exc()
        return 1
    finally:
        said.flush()
    return 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitpath.settings")
    django.setup()
    serve()
