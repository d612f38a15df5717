"""The addresses of the numbers pages, for bench/pages.py: what one's numbers say, whom one counts, what one did."""

from django.urls import reverse

NUMBERS_AIM = 80  # ms: p95 at 5,000 recruiters
NUMBERS_QUERIES = 12


def numbers_pages():
    """(name, function of visitor and number → address)"""
    numbers = reverse("outreach:numbers")
    behind = reverse("outreach:behind", args=["replied"])
    activity = reverse("outreach:activity")
    for by in ("type", "function", "month"):
        yield f"Numbers, by {by}", lambda visitor, n, by=by: f"{numbers}?by={by}"
    yield "Numbers, who replied", lambda visitor, n: f"{behind}?by=type&group=contingency"
    yield "Search activity, a month", lambda visitor, n: f"{activity}?period=last-month"
