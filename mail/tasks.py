"""Send a mail without waiting for the next round. Losing this message loses nothing: the row is in the queue."""

import logging
from functools import partial

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from common.dates import now

from .outbox import send

log = logging.getLogger("recruitpath.mail")


@shared_task
def deliver(mail_id):
    send(mail_id, now)


def deliver_soon(mail):
    """Hand a queued mail to a worker once the transaction is committed."""
    transaction.on_commit(partial(_hand_on, mail.pk))


def _hand_on(mail_id):
    try:
        deliver.apply_async([mail_id], expires=60)
    except (OperationalError, OSError):
        log.warning("mail %s waits for the next round: the broker could not be reached", mail_id)
