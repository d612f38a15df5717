"""A second click is harmless: the same fact entered again within seconds is the first one."""

from datetime import timedelta

from django.db import transaction

from accounts.models import Preferences
from outreach.models import HistoryRow, Knowledge
from outreach.models.knowledge import SAID

WITHIN = timedelta(seconds=10)
_SAME = ("kind", "data", "occurred_on", "occurred_time", "subject", "note")


def entered_once(relationship, by, enter):
    """Run `enter()`; returns (row, True), or the twin entered just before and False, with nothing written."""
    try:
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=relationship.seeker_id)
            just_before = HistoryRow.objects.live().filter(
                relationship=relationship, created_at__gte=by.at - WITHIN, created_at__lte=by.at
            )
            before = list(just_before.order_by("-pk")[:5])
            row = enter()
            twin = next((one for one in before if isinstance(row, HistoryRow) and _twins(one, row)), None)
            if twin:
                raise _Twin(twin)
    except _Twin as found:
        return found.row, False
    return row, True


class _Twin(Exception):
    def __init__(self, row):
        super().__init__()
        self.row = row


def _twins(one, other):
    return all(getattr(one, name) == getattr(other, name) for name in _SAME)


def noted_once(seeker, by, note):
    """As entered_once for what is gathered: run `note()`; returns the Knowledge, or its twin of just before."""
    try:
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=seeker.pk)
            just_before = Knowledge.objects.visible_to(seeker).live().filter(
                made_at__gte=by.at - WITHIN, made_at__lte=by.at
            )
            before = list(just_before.order_by("-pk")[:5])
            made = note()
            twin = next((one for one in before if _says_the_same(one, made)), None)
            if twin:
                raise _Twin(twin)
    except _Twin as found:
        return found.row
    return made


def _says_the_same(one, other):
    names = ("kind", "relationship_id", "day", "text", *SAID[one.kind])
    return all(getattr(one, name) == getattr(other, name) for name in names)
