"""What stands against a text about to leave: what is not filled in, what is no field, more than one recipient.

Source: domain.md section 5.
"""

from .answer import BLOCK, Answer

LEFT = ("missing_field", "unknown_field", "placeholder")  # what a text still holds of its template


def message(missing=(), recipients=(), unknown=(), untouched=()):
    """Answers on one message, all of them blocks.

    missing: names of fields still empty in it; unknown: what stands in braces and is none; untouched: what its template
    leaves to be typed, in brackets; recipients: addresses.
    """
    found = []
    if missing:
        found.append(Answer("missing_field", BLOCK, {"fields": list(missing)}))
    if unknown:
        found.append(Answer("unknown_field", BLOCK, {"words": list(unknown)}))
    if untouched:
        found.append(Answer("placeholder", BLOCK, {"words": list(untouched)}))
    if len(recipients) > 1:
        found.append(Answer("one_recipient", BLOCK, {"count": len(recipients)}))
    return found
