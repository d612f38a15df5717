"""What a seeker's records still tell of someone who asked not to be kept is blanked; notes and subjects stay theirs."""

from django.db.models import Q

from mail.models import OutgoingMail
from recruiters.models import ContactPoint, Merge
from recruiters.suppression import hashes_of, keep

from .history import HistoryRow
from .merge_share import MergeShare
from .messages import messages_to
from .reminder import Reminder

FIELDS = {ContactPoint.Kind.EMAIL: "emails", ContactPoint.Kind.PHONE: "phones", ContactPoint.Kind.PROFILE: "profiles"}


def blank_traces(relationship, at):
    """The sort key, addresses the seeker found (their hashes bind this seeker), open reminders, mails that named them,
    messages and their address, names in what undone merges left.
    """
    relationship.name_key = relationship.recruiter.name_key
    relationship.save(update_fields=["name_key"])
    for row in HistoryRow.objects.filter(relationship=relationship, kind="address_found"):
        if row.data.get("value"):
            keep(hashes_of(**{FIELDS[row.data["kind"]]: [row.data["value"]]}), relationship.seeker_id)
            row.data["value"] = ""
            row.save(update_fields=["data"])
    Reminder.objects.filter(relationship=relationship, closed_at__isnull=True).update(closed_at=at)
    OutgoingMail.objects.filter(pk__in=relationship.told.values("mail")).blank()
    written = messages_to(relationship)
    written.blank()
    written.update(to="")
    theirs = Q(merge__keep_id=relationship.recruiter_id) | Q(merge__gone_id=relationship.recruiter_id)
    shares = MergeShare.objects.filter(theirs, seeker=relationship.seeker_id, merge__kind=Merge.Kind.RECRUITER)
    shares.update(kept=[])
