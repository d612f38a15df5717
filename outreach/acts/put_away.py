"""For undo: what acts made beside their rows goes too, once nothing uses it: private records, résumé versions."""

from outreach.models import Attachment, HistoryRow, Note, Relationship, ResumeVersion
from recruiters.models import Affiliation, Firm, Recruiter


def put_away(seeker, at):
    """Archive the private records of undone acts, and delete their résumé versions, that nothing needs any more.

    Of earlier undone acts too: the last one that used a thing takes it along.
    """
    kept = Relationship.objects.visible_to(seeker)
    left = {"owner": seeker, "act__undone_at__isnull": False, "archived_at__isnull": True}
    for recruiter in Recruiter.objects.filter(**left):
        if not kept.filter(recruiter=recruiter).exists():
            Recruiter.objects.filter(pk=recruiter.pk).update(archived_at=at)
    history = HistoryRow.objects.visible_to(seeker).live()
    for firm in Firm.objects.filter(**left):
        people = Affiliation.objects.filter(firm=firm, recruiter__archived_at__isnull=True, recruiter__is_desk=False)
        uses = [kept.filter(firm=firm), people, history.filter(firm=firm)]
        uses += [model.objects.live().filter(firm=firm) for model in (Note, Attachment)]
        if not any(rows.exists() for rows in uses):
            Firm.objects.filter(pk=firm.pk).update(archived_at=at)
    filings = history.filter(kind="filing")
    for version in ResumeVersion.objects.visible_to(seeker).filter(act__undone_at__isnull=False):
        if not filings.filter(data__version=version.number).exists():
            version.delete()


def taken_out(record, act):
    """A private record that an undo had put away comes back, by another act."""
    if record.archived_at:
        record.archived_at, record.act = None, act
        record.save(update_fields=["archived_at", "act"])
    return record
