"""What stands against a text about to leave: fields that are not filled in, more than one recipient.

Source: domain.md section 5.
"""

from .answer import BLOCK, Answer


def message(missing=(), recipients=()):
    """Answers on one message, all of them blocks. missing: names of fields still empty in it; recipients: addresses."""
    found = []
    if missing:
        found.append(Answer("missing_field", BLOCK, {"fields": list(missing)}))
    if len(recipients) > 1:
        found.append(Answer("one_recipient", BLOCK, {"count": len(recipients)}))
    return found
