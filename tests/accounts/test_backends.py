"""Who comes back with a session."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
BEFORE = ["django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"]


@pytest.mark.parametrize("backend", BEFORE)
def test_a_session_of_an_earlier_release_still_holds(backend, seeker):
    client = Client()
    client.force_login(seeker, backend=backend)
    assert client.get("/today/").status_code == 200


def test_a_reader_comes_with_preferences_and_a_closed_account_not_at_all(seeker, signed_in, django_assert_num_queries):
    client = signed_in(seeker)
    with django_assert_num_queries(2):  # the session; the reader
        client.get("/nothing-here/")
    seeker.is_active = False
    seeker.save()
    assert client.get("/today/").status_code == 302
