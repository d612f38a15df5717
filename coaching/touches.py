"""What several clients wrote and what came back in a period: one query each for all of them."""

from collections import Counter

from django.db.models import Count

from outreach.measures.weeks import monday_of
from outreach.models import HistoryRow, Relationship
from outreach.pages.behind import INSIDE, contacted
from outreach.pages.contacts import OURS


def touches_of(client_ids, first, last):
    """{(client id, Monday): messages and calls} between two days, both included, as the weekly goal counts them:
    several to one person on one day are one.
    """
    sent = HistoryRow.objects.live().filter(OURS, seeker__in=client_ids, occurred_on__range=(first, last)).order_by()
    found = Counter()
    for client, on, n in sent.values_list("seeker", "occurred_on").annotate(n=Count("relationship", distinct=True)):
        found[client, monday_of(on)] += n
    return found


def replies_of(client_ids, first, last, today):
    """{client id: (first contacted, replied)} of those first contacted between two days whose window is over.

    Source: domain.md section 10
    """
    rows = Relationship.objects.kept().filter(contacted(today), first_out_on__range=(first, last))
    rows = rows.filter(seeker__in=client_ids).order_by()
    counted = rows.values_list("seeker").annotate(n=Count("pk"), replied=Count("pk", filter=INSIDE))
    return {client: numbers for client, *numbers in counted}
