"""Which of our messages were answered, text by text: every one after the first that expects an answer. Pure.

[J] A reply answers what we wrote on our last day of writing. A message counts once it was answered, once we wrote again
on a later day, or once WINDOW is over: fifteen business days, the longest last window there is (domain.md section 4).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from .share import Share

WINDOW = 21  # calendar days


@dataclass(frozen=True, slots=True)
class Message:
    """One of ours that expects an answer, or (`theirs`) a reply. who: whatever names the person; text: the key of the
    template, '' for none that is counted here.
    """

    who: int
    day: date
    theirs: bool = False
    text: str = ""


def answered(messages, today):
    """{text: Share of its messages that were answered}. messages: in their order, person by person."""
    counts, waiting, who = defaultdict(lambda: [0, 0]), [], None
    for one in messages:
        if one.who != who:
            _close(counts, waiting, today)
            waiting, who = [], one.who
        if one.theirs:
            _count(counts, waiting, one.day)
            waiting = []
            continue
        if waiting and waiting[0].day != one.day:
            _count(counts, waiting, None)
            waiting = []
        waiting.append(one)
    _close(counts, waiting, today)
    return {text: Share(*said) for text, said in counts.items() if text}


def _count(counts, waiting, replied_on):
    for one in waiting:
        counts[one.text][0] += replied_on is not None and (replied_on - one.day).days <= WINDOW
        counts[one.text][1] += 1


def _close(counts, waiting, today):
    """What nothing came after: it counts where its window is over."""
    _count(counts, [one for one in waiting if (today - one.day).days > WINDOW], None)
