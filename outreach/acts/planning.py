"""Planning several people at once: one act, so that one undo takes it back."""

from dataclasses import replace

from django.db import transaction


def plan_together(by, seeker, days):
    """Plan each relationship of [(relationship, day)] of one seeker. Returns the act, None where there is nobody."""
    if not days:
        return None
    with transaction.atomic():
        shared = replace(by, act=by.act_for(seeker, "plan"))
        for relationship, day in days:
            relationship.plan(shared, day)
    return shared.act
