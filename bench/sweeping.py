"""Sweeps against the number of due rows: the cost follows what is due, not what there is."""

from datetime import timedelta

from django.db import connection

from outreach.models import Relationship
from outreach.sweeps import newly_stale, times_reached
from recruitpath.clock import SCHEDULE

from .sizes import IDLE_SWEEP_AIM
from .timing import figure, queries_of, timed

IDLE_ROUNDS = 30
_FAR = timedelta(days=400)


def measure_sweeps(loaded, due, at):
    """Figures for every sweep with nothing due, then for lapses and stale spells with so many due."""
    lapsing = Relationship.objects.filter(pk__in=loaded.lapsing)
    reached = dict(lapsing.values_list("pk", "next_time_at"))
    lapsing.update(next_time_at=at + _FAR)
    sweeps = [tick.load() for tick in SCHEDULE]
    for sweep in sweeps:  # whatever else is due at this hour
        sweep(at)
    idle = timed([lambda: [sweep(at) for sweep in sweeps]] * IDLE_ROUNDS)
    found = [figure(f"All {len(sweeps)} sweeps, nothing due", idle, aim=IDLE_SWEEP_AIM)]
    waiting = sorted(reached)
    for warm, count in [(True, 1), *((False, count) for count in due)]:
        chosen, waiting = _spread(waiting, count)
        lapses = _lapses(chosen, reached[chosen[0]], at)
        found += [] if warm else [lapses]
    return found + [_stale(count, at) for count in due]


def explain_finds(at):
    """(what it looks for, the plan's first lines) of the queries by which the sweeps find their rows."""
    plans = []
    for tick in SCHEDULE:
        _, statements = queries_of(lambda tick=tick: tick.load().find(at))
        for statement in statements:
            plans.append((tick.name, _plan(statement)))
    return plans


def _lapses(chosen, reached_at, at):
    count, done = len(chosen), []
    Relationship.objects.filter(pk__in=chosen).update(next_time_at=reached_at)
    taken = timed([lambda: done.append(times_reached(at))])
    assert done == [count], f"{done} of {count} lapsed"
    return figure(f"Lapses, {count:,} due", taken, note=f"{taken.wall[0] / count:.2f} ms each")


def _stale(count, at):
    chosen = list(Relationship.objects.filter(stale_on__isnull=False).values_list("pk", flat=True)[:count])
    Relationship.objects.filter(pk__in=chosen).update(stale_at=at - timedelta(minutes=1))
    done = []
    taken = timed([lambda: done.append(newly_stale(at))])
    assert done == [len(chosen)], f"{done} of {len(chosen)} told"
    return figure(f"Newly stale, {len(chosen):,} due", taken, note=f"{taken.wall[0] / len(chosen):.2f} ms each")


def _spread(ids, count):
    """`count` of the ids, spread over all seekers, and the rest."""
    step = max(1, len(ids) // count)
    chosen = ids[::step][:count]
    taken = set(chosen)
    return chosen, [pk for pk in ids if pk not in taken]


def _plan(statement):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN (COSTS OFF) {statement}")
            return [line for (line,) in cursor.fetchall()]
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        return [row[-1] for row in cursor.fetchall()]
