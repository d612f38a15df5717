"""Work on an import without waiting for the next round. Losing this message loses nothing: the row waits."""

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from common.dates import now

from .steps import work

log = logging.getLogger("recruitpath.imports")
QUEUE = "imports"  # of its own, so that digests never wait behind a list


@shared_task
def work_on(batch_id):
    work(batch_id, now)


def work_soon(batch_id):
    """Hand a batch to the worker of the queue `imports`."""
    try:
        work_on.apply_async([batch_id], queue=QUEUE, expires=60)
    except (OperationalError, OSError):
        log.warning("import %s waits for the next round: the broker could not be reached", batch_id)
