"""python -m bench coaches: the digests of 1,000 coaches with 40 clients each, in one sweep.

Fills a database of its own; --only postgresql|sqlite, --coaches N, --clients N. DATABASE_URL names another, empty one.
"""

import argparse
import os
import random
import sys
from datetime import timedelta
from time import perf_counter, process_time

from .apart import on_each

COACHES, CLIENTS = 1_000, 40
NAME = "recruitpath_bench_coaches"
SENDS = 50  # mails whose queries are counted
ASK_AIM, EACH_AIM = 14, 60  # queries of asking for each TOGETHER coaches; ms of own work for one mail


def measure(coaches=COACHES, clients=CLIENTS):
    """([(what, value)], whether the aims are met) of the database that settings name, which is filled first.

    AssertionError where a mail is missing.
    """
    from coaching.mail_hours import TOGETHER, mail_hours
    from common.dates import now
    from mail.models import OutgoingMail
    from mail.sweeps import queued_mail

    from .timing import queries_of

    at = now()
    _fill(coaches, clients, at, random.Random(1))
    start = perf_counter()
    asking, _sql = queries_of(lambda: mail_hours(at))
    asked = perf_counter() - start
    some = list(OutgoingMail.objects.due(at).values_list("pk", flat=True)[: min(SENDS, coaches // 2)])
    writing, _sql = queries_of(lambda: [queued_mail.work(pk, at) for pk in some])
    start, own = perf_counter(), process_time()
    queued_mail(at)
    sent, own = perf_counter() - start, process_time() - own
    done = OutgoingMail.objects.filter(kind="coach_digest", state=OutgoingMail.State.SENT).count()
    assert done == coaches, f"{done} of {coaches} delivered"
    left, portions = coaches - len(some), -(-coaches // TOGETHER)
    each, own = sent * 1000 / left, own * 1000 / left
    return [
        ("asking for all of them", f"{asked:.2f} s, {asking} queries ({TOGETHER} coaches at a time)"),
        ("writing and delivering one", f"{each:.1f} ms, own work {own:.1f} ms, {writing / len(some):.1f} queries"),
        ("the whole sweep", f"{asked + sent * coaches / left:.0f} s for {coaches:,} mails, one process"),
    ], asking <= ASK_AIM * portions and own <= EACH_AIM


def _fill(coaches, clients, at, rng):
    """Coaches whose hour has come, each with clients whose summary of today is reckoned; a third could use a word."""
    from django.db import connection

    from accounts.models import Coached, Coaching, Preferences, User
    from coaching.models import MailHour, Session, Summary
    from outreach.models import JobSearch

    def people(kind, count):
        made = User.objects.bulk_create(
            [
                User(email=f"{kind}{n}@bench.example", name=f"{kind.title()} {n}", is_coach=kind == "coach")
                for n in range(count)
            ],
            batch_size=2000,
        )
        Preferences.objects.bulk_create([Preferences(user=one, last_active_on=at.date()) for one in made], 2000)
        return made

    helpers, day = people("coach", coaches), at.date()
    helped = people("client", coaches * clients)
    pairs = [(one, helpers[n // clients]) for n, one in enumerate(helped)]
    long_ago, soon = at - timedelta(days=90), at + timedelta(hours=12)
    agreed = {"agreed_at": long_ago, "agreed_how": "client_asked", "rights": ["activity", "pipeline", "submissions"]}
    Coaching.objects.bulk_create([Coaching(client=one, coach=other, **agreed) for one, other in pairs], 2000)
    Coached.objects.bulk_create([Coached(client=one, due_at=soon) for one in helped], 2000)
    JobSearch.objects.bulk_create(
        [
            JobSearch(seeker=one, target_titles="VP Finance", places="Boston", started_on=day, status="active",
                      confidential=rng.random() < 0.1)
            for one in helped
        ],
        2000,
    )  # fmt: skip
    Summary.objects.bulk_create(
        [
            Summary(client=one, day=day, reckoned_at=at, active_on=day, weeks=[3] * 9, goal=8, search="active",
                    contacted=40, replied=12, overdue=rng.choice([0, 2, 9]))
            for one in helped
        ],
        2000,
    )  # fmt: skip
    Session.objects.bulk_create(
        [Session(client=one, coach=other, at=at + timedelta(days=1 + n % 5), made_at=at)
         for n, (one, other) in enumerate(pairs)],
        2000,
    )  # fmt: skip
    due = {"kind": "coach_digest", "on": True, "minute": at.hour * 60, "weekdays": list(range(7))}
    hour = at.replace(minute=0, second=0, microsecond=0)
    MailHour.objects.bulk_create([MailHour(user=one, next_at=hour, **due) for one in helpers], 2000)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(f"{coaches:,} coaches, {len(helped):,} clients", file=sys.stderr, flush=True)


def main(arguments=None):
    """A process for each database, which settings name, with an SMTP server beside it."""
    parser = argparse.ArgumentParser(prog="python -m bench coaches", description=__doc__.splitlines()[0])
    parser.add_argument("--coaches", type=int, default=COACHES)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--only", choices=["postgresql", "sqlite"])
    options = parser.parse_args(arguments)
    if "DATABASE_URL" in os.environ:
        return _report(options)
    arguments = ("--coaches", options.coaches, "--clients", options.clients)
    return on_each(NAME, "coaches", *arguments, only=options.only, mail=True)


def _report(options):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    figures, met = measure(options.coaches, options.clients)
    for what, value in figures:
        print(f"  {what}: {value}")
    aims = f"asking ≤ {ASK_AIM} queries for each portion, own work of a mail ≤ {EACH_AIM} ms"
    print(f"  {aims}: {'yes' if met else 'NO'}", flush=True)
    connection.close()
    return 0 if met else 1
