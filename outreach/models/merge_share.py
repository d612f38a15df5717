"""What a merge in the directory changed among one seeker's records, so that its undo finds it."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accounts.models import Act
from recruiters.models import Merge

from .private import PrivateRecord


class MergeShare(PrivateRecord):
    """One per merge and seeker concerned; what was joined stands in the act's Joinings.

    `before`: {"concerned": ids of relationships replayed, "moved": ids whose firm changed, "rows" and "data": ids of
    history rows whose firm did (column, data), "scopes" and "moves": ids of dated settings, "steps": {relationship
    id: id of its open automatic reminder}, "made": ids of reminders made, "told": {relationship id: stale_told_on},
    "last_row": highest id of the seeker's history, "firms": ids whose SeekerFirm may change, "noted": those that had
    one, "notes": {column: [before, after]}, "papers": {"notes" and "attachments": ids}}; what is of firms is missing
    where recruiters were merged.
    `kept`: what undo left, [[code, {params}]].
    """

    merge = models.ForeignKey(Merge, models.PROTECT, related_name="shares")
    act = models.OneToOneField(Act, models.PROTECT, related_name="merge_share")
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    kept = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merge", "seeker"], name="one_share_per_merge")]

    def __str__(self):
        return f"share of {self.seeker_id} in merge {self.merge_id}"
