"""The sentence of a guard's answer: which rule, the days and counts behind it, what to do instead."""

from outreach.refusals import said


def sentence(answer, today=None):
    """The sentence of an Answer or a GuardAnswer; the year of a day is said where it is not that of `today`."""
    return _sentences()[answer.rule] % said(answer.params, today)


def _sentences():
    return {}
