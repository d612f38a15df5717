"""Work on an act for many without waiting for the next round. Losing this message loses nothing: the row waits."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from common.dates import now
from outreach.bulk.steps import work

log = logging.getLogger("recruitpath.bulk")


@shared_task
def work_on(bulk_id):
    work(bulk_id, now)


def work_soon(bulk_id):
    """Hand it to a worker."""
    try:
        work_on.apply_async([bulk_id], expires=60)
    except (OperationalError, OSError):
        log.warning("act %s waits for the next round: the broker could not be reached", bulk_id)
