"""Sweeps of imports: batches whose worker never came, or went; rows of people who asked not to be kept."""

from datetime import timedelta
from time import monotonic

from common.sweep import Sweep
from recruiters.models import Recruiter

from .blanking import blank_rows
from .models import ImportBatch
from .models.batch_acts import LEASE
from .steps import work


def _waiting(now):
    return list(ImportBatch.waiting(now))


def _work(batch_id, now):
    """The instant that a sweep is given stands still; a lease must be renewed as the work goes on."""
    began = monotonic()
    return work(batch_id, lambda: now + timedelta(seconds=monotonic() - began))


def _being_blanked(now):
    gone = Recruiter.objects.filter(unavailable_at__isnull=False, blanked_at__isnull=True)
    return list(gone.order_by("unavailable_at").values_list("pk", flat=True))


def _blank(recruiter_ids, now):
    """Again and again until every chunk that was planned or kept without knowing of it is written, or has failed."""
    blanked = blank_rows(recruiter_ids, now)
    Recruiter.objects.filter(pk__in=recruiter_ids, unavailable_at__lte=now - LEASE).update(blanked_at=now)
    return blanked


imports_waiting = Sweep(_waiting, _work)
rows_blanked = Sweep(_being_blanked, _blank, batch=100)
