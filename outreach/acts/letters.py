"""A message of ours and what it says of a submission, a consent given or withdrawn: logged as one act."""

from dataclasses import replace
from datetime import date

from django.db import transaction

LONGEST_TEXT = 5000  # of what was agreed to


def log_letter(by, relationship, *, letter=None, **logged):
    """Log a message that went out; logged: as log_interaction takes it. Returns its row.

    letter: key, state and expires_on (ISO) of the submission that it brings into another state; None: of none. Its text
    is kept with the right as the proof.
    """
    with transaction.atomic():
        row = relationship.log_interaction(by, direction="out", **logged)
        if letter and relationship.submissions.kept().filter(key=letter["key"]).exists():
            ends = letter.get("expires_on")
            relationship.record_submission(
                replace(by, act=row.act), key=letter["key"], state=letter["state"], channel=logged["channel"],
                text=logged["note"][:LONGEST_TEXT], expires_on=date.fromisoformat(ends) if ends else None,
                occurred_on=row.occurred_on,
            )  # fmt: skip
    return row
