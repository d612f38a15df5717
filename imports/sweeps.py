"""Sweeps of imports: batches whose worker never came, or went."""

from datetime import timedelta
from time import monotonic

from common.sweep import Sweep

from .models import ImportBatch
from .steps import work


def _waiting(now):
    return list(ImportBatch.waiting(now))


def _work(batch_id, now):
    """The instant that a sweep is given stands still; a lease must be renewed as the work goes on."""
    began = monotonic()
    return work(batch_id, lambda: now + timedelta(seconds=monotonic() - began))


imports_waiting = Sweep(_waiting, _work)
