"""Addresses of one record each, made by the dozen: Django's own reverse() once per route, not once per row."""

from functools import cache

from django.urls import get_script_prefix, reverse


def address(route, public_id):
    """reverse(route, args=[public_id]) for a route with just that one part. Ids of ours need no quoting."""
    before, after = _around(route)
    return f"{get_script_prefix()}{before}{public_id}{after}"


@cache
def _around(route):
    before, _mark, after = reverse(route, args=["0-0"]).removeprefix(get_script_prefix()).partition("0-0")
    return before, after
