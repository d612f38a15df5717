"""Blanking a recruiter in place: the row stays for history, who it was does not (domain.md section 9)."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from .merging.forgetting import forget_in_merges
from .models import Recruiter
from .models.words import forget
from .suppression import suppress


def blank(recruiter, at):
    """Keep the hashes, then empty name, addresses, titles, coverage and where they came from. Again: nothing happens.

    So for every record of that person (same_person). Nobody can bring back what was blanked.
    """
    with transaction.atomic():
        records = Recruiter.objects.select_for_update().filter(pk__in=same_person(recruiter))
        records = list(records.filter(unavailable_at__isnull=True).order_by("pk"))
        names = {record.name for record in records}
        for record in records:
            _blank(record, at)
        forget_in_merges([record.pk for record in records], names)
    recruiter.refresh_from_db()


def same_person(recruiter):
    """Ids of the records that were merged into one with this. A seeker's own never speaks for the shared one."""
    survivor = recruiter.survivor
    if survivor.owner_id != recruiter.owner_id:
        return [recruiter.pk]
    return [survivor.pk, *Recruiter.objects.filter(merged_into=survivor).values_list("pk", flat=True)]


def _blank(recruiter, at):
    suppress(recruiter)
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
