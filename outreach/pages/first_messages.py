"""First messages of a seeker by day, sent and planned: what waves fill up and guards count. One query each."""

from collections import Counter

from django.db.models import Count

from outreach.models import Relationship


def sent_by_day(seeker, since):
    """Counter {date: people who were first written to on it}, from a date on."""
    mine = Relationship.objects.visible_to(seeker).filter(first_out_on__gte=since)
    return Counter(dict(mine.order_by().values_list("first_out_on").annotate(n=Count("pk"))))


def planned_by_day(seeker, today):
    """Counter {date: people planned for it who were never written to}; what waits since earlier is today's."""
    mine = Relationship.objects.visible_to(seeker)
    planned = mine.filter(stage="planned", next_step_on__isnull=False, first_out_on__isnull=True)
    counted = Counter()
    for on, n in planned.order_by().values_list("next_step_on").annotate(n=Count("pk")):
        counted[max(on, today)] += n
    return counted
