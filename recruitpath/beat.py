"""Beat's own scheduler: keeps nothing on disk (every tick is an interval) and says of itself that it is alive."""

import logging

from celery.beat import Scheduler
from django.db import DatabaseError, close_old_connections

from common.dates import now

from .health import note_alive

log = logging.getLogger("recruitpath.beat")
EVERY = 10  # seconds between two signs of life


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
