"""Messages of ours week by week, as the weekly goal counts them: several to one person on one day are one."""

from collections import Counter

from django.db.models import Count

from outreach.measures.weeks import monday_of
from outreach.models import HistoryRow
from outreach.pages.contacts import OURS


def touches_of(client_ids, first, last):
    """{(client id, Monday): how many} between two days, both included: one query."""
    sent = HistoryRow.objects.live().filter(OURS, seeker__in=client_ids, occurred_on__range=(first, last)).order_by()
    found = Counter()
    for client, on, n in sent.values_list("seeker", "occurred_on").annotate(n=Count("relationship", distinct=True)):
        found[client, monday_of(on)] += n
    return found
