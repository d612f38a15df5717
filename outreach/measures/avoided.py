"""Whether two submissions ever stood in one's name at the same time, from what was said of each on which day."""

from datetime import date

from outreach.cadence import LIVE_STATES


def stood_together(one, other):
    """one, other: ["state ISO-day", …] in their order. What ended on the day on which the other began made way."""
    return any(
        began <= start < ended or start <= began < until
        for began, ended in _spans(one)
        for start, until in _spans(other)
    )


def _spans(days):
    """[(first day, day on which it no longer stood)] in which it was agreed to or sent."""
    spans, began = [], None
    for state, day in (said.split() for said in days):
        if state in LIVE_STATES:
            began = began or date.fromisoformat(day)
        elif began:
            spans.append((began, date.fromisoformat(day)))
            began = None
    return [*spans, (began, date.max)] if began else spans
