"""Blanking a recruiter in place: the row stays for history, who it was does not (domain.md section 9)."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from .models import Recruiter
from .models.words import forget
from .suppression import suppress


def blank(recruiter, at):
    """Keep the hashes, then empty name, addresses, titles, coverage and where they came from. Again: nothing happens.

    Nobody can bring back what was blanked.
    """
    with transaction.atomic():
        recruiter.refresh_from_db(from_queryset=Recruiter.objects.select_for_update())
        if recruiter.unavailable_at:
            return
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
