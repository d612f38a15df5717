"""python -m bench discovering: the fit of 100,000 firms with one brief, and the page that shows the best of them.

Fills a database of its own; --only postgresql|sqlite, --firms N. DATABASE_URL names another, empty one.
"""

import argparse
import os
import random
import sys
from functools import partial

from .apart import on_each

FIRMS = 100_000
FITS_AIM, PAGE_AIM = 2_000, 80  # ms: all firms against one brief; p95 of the page
REQUESTS, ROUNDS = 200, 10
NAME = "recruitpath_bench_discovering"
CITIES = ("Boston", "Cambridge, MA", "New York", "Chicago", "London", "Leeds", "Dublin", "Cork", "Paris", "", "")
TYPES = ("contingency", "retained", "contingency", "engaged", "staffing", "contingency", "in_house", "unknown")


def measure(firms=FIRMS):
    """The figures of the database that settings name, which is filled first."""
    from django.test import Client

    from common.dates import now
    from outreach.acts.firm_fitting import reckon_firms
    from outreach.models import FirmFit, JobSearch
    from outreach.models.search_acts import AT_ONCE

    from .timing import figure, queries_of, timed

    search = _fill(firms, random.Random(1))

    def reckon(other=False):
        if other:  # another brief: every row is written anew
            specialties = ["legal", "law-firms"] if reckon.turn % 2 else ["finance", "banking", "vp-head"]
            reckon.turn += 1
            _ask_for(search, specialties)
        JobSearch.objects.filter(pk=search.pk).update(firms_due_at=AT_ONCE)
        reckon_firms([search.pk], now())

    reckon.turn = 0
    found = [
        figure(f"Fit of {firms:,} firms with a new brief", timed([partial(reckon, True)] * ROUNDS), aim=FITS_AIM),
        figure(f"Fit of {firms:,} firms, the next day", timed([reckon] * ROUNDS), aim=FITS_AIM),
    ]
    _ask_for(search, ["finance", "banking", "vp-head"])
    reckon()
    kept = FirmFit.objects.filter(search=search).count()
    client = Client(SERVER_NAME="localhost")
    client.force_login(search.seeker, backend="accounts.backends.Backend")
    for label, query in (("", ""), (", filtered", "?function=finance&type=retained"), (", by place", "?place=boston")):
        get = partial(client.get, f"/discover/{query}")
        assert get().status_code == 200
        queries, _sql = queries_of(get)
        taken = timed([get] * REQUESTS)
        found.append(figure(f"Discover{label}, {kept:,} firms kept", taken, queries=queries, aim=PAGE_AIM))
    return found


def _fill(count, rng):
    """Shared firms that cover what firms cover, and a seeker who wrote to five hundred people at a hundred of them."""
    from datetime import timedelta

    from accounts.by import By
    from accounts.models import User
    from common import bulk
    from common.dates import now
    from outreach.models import JobSearch, Relationship
    from recruiters.models import Firm, Recruiter, Specialty

    of_axis = {axis: list(Specialty.objects.filter(axis=axis).values_list("pk", flat=True))
               for axis in ("function", "industry", "seniority")}  # fmt: skip
    ids = bulk.reserve(Firm, count)
    columns = ["id", "public_id", "name", "name_key", "pay_model", "engagement", "places"]
    rows = [
        (pk, f"f{pk:011}", f"Firm {pk}", f"firm {pk}", rng.choice(TYPES), rng.choice(["both", "permanent", "unknown"]),
         rng.choice(CITIES))
        for pk in ids
    ]  # fmt: skip
    bulk.insert(Firm, columns, rows)
    covers = Firm.specialties.through
    many = {"function": (0, 1, 1, 2, 3), "industry": (0, 1, 2, 3), "seniority": (0, 1, 2)}
    pairs = [
        (firm, one)
        for firm in ids
        for axis, known in of_axis.items()
        for one in rng.sample(known, rng.choice(many[axis]))
    ]
    bulk.insert(covers, ["firm_id", "specialty_id"], pairs)
    seeker = User.objects.create_user("seeker@bench.example", "bench")
    at = now()
    search = JobSearch.start(By(seeker, at), seeker, target_titles="VP Finance", places="Boston")
    people = bulk.reserve(Recruiter, 500)
    bulk.insert(Recruiter, ["id", "public_id", "name", "name_key"],
                [(pk, f"r{pk:011}", f"Person {pk}", f"person {pk}") for pk in people])  # fmt: skip
    wrote, over = at.date() - timedelta(days=60), at.date() - timedelta(days=20)
    relationships = [
        Relationship(
            seeker=seeker, recruiter_id=pk, firm_id=ids[n // 5], name_key=f"person {pk}", made_at=at, stage="parked",
            first_out_on=wrote, last_contact_on=wrote, first_window_on=over,
            first_reply_on=wrote if n % 4 == 0 else None,
        )
        for n, pk in enumerate(people)
    ]  # fmt: skip
    Relationship.objects.bulk_create(relationships)
    bulk.refresh_statistics([Firm, covers, Relationship], len(pairs))
    print(f"{count:,} firms, {len(pairs):,} specialties", file=sys.stderr, flush=True)
    return search


def _ask_for(search, codes):
    from recruiters.models import Specialty

    search.specialties.set(Specialty.objects.filter(code__in=codes))


def main(arguments=None):
    """A process for each database, which settings name."""
    parser = argparse.ArgumentParser(prog="python -m bench discovering", description=__doc__.splitlines()[0])
    parser.add_argument("--firms", type=int, default=FIRMS)
    parser.add_argument("--only", choices=["postgresql", "sqlite"])
    options = parser.parse_args(arguments)
    if "DATABASE_URL" in os.environ:
        return _report(options)
    return on_each(NAME, "discovering", "--firms", options.firms, only=options.only)


def _report(options):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    figures = measure(options.firms)
    for one in figures:
        aim = f"p95 < {one.aim}: {'yes' if one.passed else 'NO'}"
        queries = f", {one.queries} queries" if one.queries else ""
        print(f"{one.name}: median {one.median:.1f}, p95 {one.p95:.1f}, own work {one.cpu:.1f} ms{queries}; {aim}")
    connection.close()
    return 0 if all(one.passed for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
