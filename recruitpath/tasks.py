"""The two tasks behind every tick: find what is due and hand it on; work on a handful of rows."""

from time import perf_counter

from celery import shared_task

from common.dates import now

from .clock import TICKS
from .health import note_sweep, note_trouble

AT_A_TIME = 25  # rows of one message


@shared_task
def tick(name):
    """Find the due rows of a sweep and hand their ids to whichever workers are free."""
    began = perf_counter()
    entry, sweep = TICKS[name], TICKS[name].load()
    ids, handful = sweep.find(now()), sweep.batch or AT_A_TIME
    for start in range(0, len(ids), handful):
        work.apply_async([name, ids[start : start + handful]], expires=2 * entry.every)
    note_sweep(name, now(), len(ids), (perf_counter() - began) * 1000)


@shared_task
def work(name, ids):
    """Work on these rows of a sweep; one that fails stops none of the others."""
    run = TICKS[name].load().run(ids, now)
    if run.error:
        note_trouble(name, now(), run)
