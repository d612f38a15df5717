"""Blanking a recruiter in place: the row stays for history, who it was does not (domain.md section 9)."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from .merging.forgetting import forget_in_merges, former_names
from .models import Recruiter
from .models.words import forget
from .suppression import suppress


def blank(recruiter, at):
    """Keep the hashes, then empty name, addresses, titles, coverage and where they came from. Again: nothing happens.

    So for every record of that person. Nobody can bring back what was blanked.
    """
    with transaction.atomic():
        records = Recruiter.objects.select_for_update().filter(pk__in=recruiter.same_person)
        records = list(records.filter(unavailable_at__isnull=True).order_by("pk"))
        ids = [record.pk for record in records]
        names = former_names(ids)
        for owner_id in {record.owner_id for record in records}:
            suppress([record for record in records if record.owner_id in (None, owner_id)], names, owner_id)
        names |= {record.name for record in records}
        for record in records:
            _blank(record, at)
        forget_in_merges(ids, names)
    recruiter.refresh_from_db()


def _blank(recruiter, at):
    words = set(recruiter.words.values_list("word", flat=True))
    recruiter.contact_points.all().delete()
    recruiter.specialties.clear()
    recruiter.affiliations.update(title="")
    recruiter.name = recruiter.first_name = recruiter.last_name = recruiter.title = recruiter.place = ""
    recruiter.provenance, recruiter.unavailable_at = {}, at
    recruiter.save()
    forget(words)
    kind = ContentType.objects.get_for_model(Recruiter)
    LogEntry.objects.filter(content_type=kind, object_id=str(recruiter.pk)).update(object_repr="")
