"""Sweep of the caseload: clients whose summary an act has marked, or whose local midnight has passed."""

from accounts.models import Coached
from common.sweep import Sweep

from .reckoning import refresh

CLIENTS = 50  # reckoned together


def _due(now):
    return list(Coached.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", flat=True))


summaries = Sweep(_due, refresh, batch=CLIENTS)
