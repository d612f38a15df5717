"""What all tests of a file look at, made once for each process: every test finds it as it was made.

A file that imports `db` and `standing` lives in one transaction, which ends with the file; each of its tests lives in
a savepoint. What `standing` is asked for first (by fixtures of scope "module") stays for all of them.
"""

import pytest

from tests.transactions import rolled_back


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """The transaction round a file."""
    with django_db_blocker.unblock(), rolled_back():
        yield


@pytest.fixture
def db(standing):
    """In place of pytest-django's: what a test writes is gone after it."""
    with rolled_back():
        yield
