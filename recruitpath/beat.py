"""Beat, the process that ticks: keeps nothing on disk, says of itself that it is alive, ends when it is asked."""

import logging
import signal

from celery.apps import beat
from celery.beat import Scheduler
from django.db import DatabaseError, close_old_connections

from common.dates import now

from .health import note_alive

log = logging.getLogger("recruitpath.beat")
EVERY = 10  # seconds between two signs of life
ASK_AGAIN = 0.5  # seconds after which an end that was asked for and did not come is asked for anew


class Beat(beat.Beat):
    """Celery's beat, whose end cannot get lost."""

    def run(self):
        try:
            super().run()
        finally:
            signal.signal(signal.SIGALRM, signal.SIG_IGN)

    def install_sync_handler(self, service):
        """An exit that is raised while Python runs a callback of its collector is dropped there, so the alarm raises
        it again until the loop has seen it. A flag alone would not do: it ends no wait for a Redis that is down."""

        def end(number, frame):
            signal.setitimer(signal.ITIMER_REAL, ASK_AGAIN)
            raise SystemExit

        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
            signal.signal(number, end)


class TellingScheduler(Scheduler):
    said_at = None

    def tick(self, *args, **kwargs):
        wait = super().tick(*args, **kwargs)
        self.say_alive()
        return min(wait, EVERY)

    def say_alive(self):
        at = now()
        if self.said_at and (at - self.said_at).total_seconds() < EVERY:
            return
        try:
            close_old_connections()
            note_alive("beat", at)
            self.said_at = at
        except DatabaseError:
            log.warning("beat could not write that it is alive")
