"""One cell of a seeker's own list, cleaned on the cast's Monday."""

from datetime import date

import pytest

from imports.columns import Cleaner

MONDAY = date(2026, 11, 23)


@pytest.fixture
def clean():
    """(values, [(text, code)], unknown) of one cell; that the row has nothing to go by is left out."""

    def run(field, text, kind="my-recruiters", **more):
        values, errors, unknown = Cleaner(kind, {0: field}, today=MONDAY, **more).row([text])
        return values, [(text, code) for _, text, code, _ in errors if code != "nothing_to_go_by"], unknown

    return run


@pytest.fixture
def value(clean):
    """What one cell means under "firm.name", "mine.stage" …; refuses cells with an error or an unknown word."""

    def run(field, text, key="", **more):
        values, errors, unknown = clean(field, text, **more)
        assert (errors, unknown) == ([], [])
        part, _, name = field.partition(".")
        return values.get(part, {}).get(key or name) if name else values.get(part)

    return run
