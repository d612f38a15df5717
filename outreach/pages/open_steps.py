"""The open steps of a seeker that a day may show or count, each in a narrow row: one query for Today and its week."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q

from outreach.models import Reminder


class OpenStep(NamedTuple):
    """`stale_on` and `name_key` are the relationship's; `pk` the reminder's."""

    pk: int
    kind: str
    on_day: date
    automatic: bool
    stale_on: date | None
    name_key: str


def open_steps(seeker, day, until=None):
    """Those for a day up to `until` (the day itself where left out), those that wait whatever their day is, and those
    of relationships that are stale by `day`.
    """
    stale = Q(automatic=True, relationship__stale_on__lte=day)
    found = (
        Reminder.objects.visible_to(seeker)
        .filter(closed_at__isnull=True)
        .filter(Q(on_day__lte=until or day) | Q(kind__in=["reply_owed", "approach"]) | stale)
        .filter(relationship__merged_into__isnull=True, relationship__hidden_at__isnull=True)
    )
    columns = ("pk", "kind", "on_day", "automatic", "relationship__stale_on", "relationship__name_key")
    return [OpenStep(*row) for row in found.values_list(*columns)]
