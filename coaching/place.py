"""In a client's place: which pages of the seeker's open there, each with the rights it takes. All others are 404.

A new page of the product is closed there until it is listed here; the matrix in tests/coaching/test_place_matrix.py
asks for a rule for every route.
"""

from typing import NamedTuple

from django.urls import get_script_prefix, reverse

from accounts.rights import Right

ACTIVITY, PIPELINE, SUBMISSIONS, ACT = Right.ACTIVITY, Right.PIPELINE, Right.SUBMISSIONS, Right.ACT


class Open(NamedTuple):
    """`rights`: all of them are needed. `page`: what the client's log calls a look at it; '' for a form of an act."""

    rights: frozenset
    page: str = ""


def _open(*rights, page=""):
    return Open(frozenset(rights), page)


OPEN = {
    "outreach:today": _open(PIPELINE, page="today"),
    "outreach:recruiters": _open(PIPELINE, page="recruiters"),
    "outreach:relationship": _open(PIPELINE, page="relationship"),
    "outreach:board": _open(PIPELINE, page="board"),
    "outreach:calendar": _open(PIPELINE, page="calendar"),
    # They name people beside the counts, so that they take both.
    "outreach:numbers": _open(ACTIVITY, PIPELINE, page="numbers"),
    "outreach:behind": _open(ACTIVITY, PIPELINE, page="numbers"),
    "outreach:activity": _open(ACTIVITY, PIPELINE, page="activity"),
    "outreach:submissions": _open(SUBMISSIONS, page="submissions"),
    "outreach:log": _open(PIPELINE, ACT),
    "outreach:log_hint": _open(PIPELINE, ACT),
    "outreach:plan": _open(PIPELINE, ACT),
    "outreach:drop": _open(PIPELINE, ACT),
    "outreach:step_done": _open(PIPELINE, ACT),
    "outreach:step_snooze": _open(PIPELINE, ACT),
    "outreach:step_skip": _open(PIPELINE, ACT),
    "outreach:undo": _open(PIPELINE, ACT),
}
FIRST = ("outreach:today", "outreach:submissions")  # where one enters, by what opens


def opens(route, rights):
    """Whether a route opens in the place by these rights."""
    return route in OPEN and OPEN[route].rights <= set(rights)


def way_in(coaching):
    """The address at which a coach enters the place; '' where no page opens."""
    route = next((route for route in FIRST if opens(route, coaching.rights)), None)
    if route is None:
        return ""
    rest = reverse(route).removeprefix(get_script_prefix())
    start = reverse("coaching:place", args=[coaching.client.public_id])
    return f"{start}{rest}"
