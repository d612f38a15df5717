"""The Celery application: the broker and the queues come from settings, the schedule from clock.py."""

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitpath.settings")

app = Celery("recruitpath")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_logging(**kwargs):
    """Celery asks here whether somebody else sets logging up; Django has, with ids only."""
