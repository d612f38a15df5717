"""Run as a process of its own by test_keeping_faults.py: `python -m tests.imports.keeper MODE BATCH SIZE DIE_AT`.

MODE keep or undo: works through the batch in chunks of SIZE, says a line for each, and dies by SIGKILL before its
statement number DIE_AT (0: lives to the end). MODE seed makes the batch first, with BATCH rows.
"""

import os
import signal
import sys

import django


def main(mode, batch, size=0, die_at=0):
    from django.db import connection

    if mode == "seed":
        return seed(batch)
    from tests.imports.plans import ImportBatch, keep, undo

    statements = 0

    def dies(execute, *statement):
        nonlocal statements
        statements += 1
        if statements == die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)

    with connection.execute_wrapper(dies):
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


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitpath.settings")
    django.setup()
    main(sys.argv[1], *map(int, sys.argv[2:]))
