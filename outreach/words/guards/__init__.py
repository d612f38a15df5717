"""The sentence of a guard's answer: which rule, the days and counts behind it, what to do instead."""

import re
from datetime import date

from common.daywords import day_dated

from . import confidential, contact, message, submission

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def sentence(answer, today=None, **known):
    """The sentence of an Answer or a GuardAnswer; the year of a day is said where it is not that of `today`.

    `known`: what a kept answer has no words for any more, as the person's `name`; `kept` says that it is read later.
    A rule's sentence may be a function of its parameters, for counts.
    """
    params = answer.params | known
    words = _sentences()[answer.rule]
    words = words(params) if callable(words) else words
    return words % {name: _said(value, today) for name, value in params.items()}


def title(rule):
    """What a rule is about, in a few words: for filters and lists."""
    return {**contact.titles(), **submission.titles(), **confidential.titles(), **message.titles()}.get(rule, rule)


def counted(n):
    """{rule: how many people it kept from something}, for acts for many."""
    return {**contact.counted(n), **confidential.counted(n)}


def _sentences():
    return {**contact.sentences(), **submission.sentences(), **confidential.sentences(), **message.sentences()}


def _said(value, today):
    """A day as "Tue 10 Mar", the text of a kept one too; the rest as it is."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        value = date.fromisoformat(value)
    return day_dated(value, today) if isinstance(value, date) else value
