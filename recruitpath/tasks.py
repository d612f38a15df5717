"""The two tasks behind every tick: find what is due and hand it on; work on a handful of rows."""

from time import perf_counter

from celery import current_app, shared_task

from common.dates import now

from .clock import TICKS
from .health import note_sweep, note_trouble

HANDS = 20  # messages of one tick at most
LINE = 40  # messages that wait before ticks hold back: they must not write faster than workers can read
AT_LEAST, AT_MOST = 5, 50  # rows of one message; what a tick leaves over, the next one finds
SHIFT = 20  # seconds of work on one message; the rest of its rows is found again


@shared_task
def tick(name):
    """Find the due rows of a sweep and hand their ids to whichever workers are free."""
    began = perf_counter()
    entry, sweep = TICKS[name], TICKS[name].load()
    ids = sweep.find(now())
    if ids and _waiting(entry.queue) < LINE:
        for handful in _handfuls(ids, sweep.batch):
            work.apply_async([name, handful], expires=entry.expires, queue=entry.queue)
    note_sweep(name, now(), len(ids), (perf_counter() - began) * 1000)


@shared_task
def work(name, ids):
    """Work on these rows of a sweep; one that fails stops none of the others."""
    began = perf_counter()
    run = TICKS[name].load().run(ids, now, enough=lambda: perf_counter() - began > SHIFT)
    if run.error:
        note_trouble(name, now(), run)


def _waiting(queue):
    """Messages in a queue."""
    with current_app.connection_for_write() as connection:
        return connection.default_channel.queue_declare(queue=queue).message_count


def _handfuls(ids, batch):
    """At most HANDS lists of the first ids that share the work evenly, each of a batch at least."""
    size = max(batch, min(max(-(-len(ids) // HANDS), AT_LEAST), AT_MOST))
    return [ids[start : start + size] for start in range(0, min(len(ids), HANDS * size), size)]
