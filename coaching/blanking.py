"""Sweep of leads: whom one names and who asked not to be kept is blanked in it; what was typed beside stays."""

from django.db import transaction
from django.db.models import Max

from common.sweep import Sweep
from recruiters.models import Suppression
from recruiters.suppression import suppressed

from .models import Lead

TOGETHER, MOST = 500, 5000  # leads compared in one transaction, and found by one tick


def _newest():
    return Suppression.objects.filter(owner=None).aggregate(newest=Max("pk"))["newest"] or 0


def _due(now):
    """Leads with a person that were not compared since the latest objection."""
    behind = Lead.objects.filter(vetted_to__lt=_newest()).exclude(person="")
    return list(behind.order_by("vetted_to").values_list("pk", flat=True)[:MOST])


def _vet(lead_ids, now):
    with transaction.atomic():
        newest = _newest()  # before the hashes are read: what comes meanwhile is compared at the next tick
        leads = list(Lead.objects.select_for_update().filter(pk__in=lead_ids).exclude(person="").order_by("pk"))
        gone = suppressed([((), (), (), lead.person, [lead.firm_name]) for lead in leads])
        for place, lead in enumerate(leads):
            lead.vetted_to = newest
            lead.person = "" if place in gone else lead.person
        Lead.objects.bulk_update(leads, ["vetted_to", "person"])
    return len(gone)


leads_blanked = Sweep(_due, _vet, batch=TOGETHER)
