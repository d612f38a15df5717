"""Before and after a merge."""

from datetime import timedelta

from tests.cast import MORNING, by

LATER = MORNING + timedelta(hours=1)


def wrote(relationship, days_ago=0, direction="out", at=MORNING, **more):
    day = (MORNING - timedelta(days=days_ago)).date()
    hand = by(relationship.seeker, at)
    relationship.refresh_from_db()
    return relationship.log_interaction(hand, direction=direction, channel="email", occurred_on=day, **more)


def fresh(record):
    record.refresh_from_db()
    return record
