"""The cast for every test: seeker, coach, admin, stranger; a clock that stands still; a client that is signed in."""

import pytest
import time_machine
from django.test import Client

from accounts.holidays import forget
from recruiters.models import neighbours

from .cast import MORNING, person


@pytest.fixture
def morning():
    """Monday 23 November 2026, nine in Boston: the day on which tests play."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _rows_of_this_test():
    """What the process remembers of holidays and neighbours belongs to the database of the test before."""
    forget()
    neighbours.forget()


@pytest.fixture
def seeker(db):
    return person("nora@seeker.example", name="Nora Halvorsen")


@pytest.fixture
def stranger(db):
    return person("sam@stranger.example", name="Sam Stranger")


@pytest.fixture
def coach(db):
    return person("cleo@coach.example", name="Cleo Coach", is_coach=True)


@pytest.fixture
def admin(db):
    return person("ada@admin.example", name="Ada Admin", is_staff=True, is_superuser=True)


@pytest.fixture
def signed_in():
    """signed_in(user) → a test client of that user."""

    def client_of(user):
        client = Client()
        client.force_login(user, backend="accounts.backends.Backend")
        return client

    return client_of
