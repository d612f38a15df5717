"""Two tabs agree to one role at once: one wins, the other gets the conflict page. On both databases."""

import pytest

from tests.frame.processes import python

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "database", ["house", pytest.param("postgres_house", marks=pytest.mark.needs_postgres)]
)
def test_of_two_tabs_one_wins(request, database):
    house = request.getfixturevalue(database)
    done = python("-m", "tests.process.two_tabs", **house.settings)
    assert done.returncode == 0, done.stderr
    # Both lead to the conflict: the one that won says that it stands against what the other asks.
    assert done.stdout.split() == ["303:submissions", "303:submissions", "consent_requested", "consented"]
