"""Two relationships that became one, or a desk's that went to a person: what stood before, so that undo finds it."""

from django.db import models

from accounts.models import Act

from .private import PrivateRecord


class Joining(PrivateRecord):
    """`gone` is null where the relationship itself changed hands (a desk whose person was not on the list yet).

    `before`: {"rows": {history row id: day_seq} of `gone`, "seqs": the same of `keep`'s renumbered rows,
    "reminders": ids of gone's own that moved, "closed": id of gone's automatic one, "tags": those that keep got,
    "notes" and "attachments": ids of those that moved,
    "recruiter" and "became": ids} – the last two only where the relationship changed hands.
    """

    act = models.ForeignKey(Act, models.PROTECT, related_name="joinings")
    keep = models.ForeignKey("outreach.Relationship", models.PROTECT, related_name="joined_in")
    gone = models.ForeignKey("outreach.Relationship", models.PROTECT, null=True, related_name="joined_away")
    before = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["act"], name="joinings_of_act")]

    def __str__(self):
        return f"{self.gone_id} into {self.keep_id}"
