"""Settings at a glance, one's name, and what the forms of the account do with hostile input."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from tests.cast import PASSWORD

from .entrance import sign_in_and_confirm, sign_up

pytestmark = pytest.mark.django_db
HOSTILE = {
    "empty": "",
    "long": "x" * 30_000,
    "long address": "x" * 250 + "@seeker.example",
    "null": "a\x00b@seeker.example",
    "turned": "a\u202eb@seeker.example",
    "script": "<script>alert(1)</script>",
    "emoji": "🧭",
    "list": "['a']",
}


@pytest.fixture(autouse=True)
def _no_tries_counted():
    cache.clear()


def test_the_overview_says_what_holds(seeker, signed_in, morning):
    page = signed_in(seeker).get(reverse("accounts:settings")).content.decode()
    for words in ("8 messages a week", "digest at 07:30, New York", "Nora Halvorsen", seeker.email, "no passkey"):
        assert words in page


def test_the_overview_asks_for_sign_in(client, db):
    assert client.get(reverse("accounts:settings")).url.startswith(reverse("account_login"))


def test_the_name(seeker, signed_in):
    client, url = signed_in(seeker), reverse("accounts:profile")
    assert client.post(url, {"name": "Nora H. Halvorsen"}).url == reverse("accounts:settings")
    seeker.refresh_from_db()
    assert seeker.name == "Nora H. Halvorsen"


@pytest.mark.parametrize("value", ["x" * 121, "a\x00b", "a\u202eb"])
def test_a_name_that_is_none(seeker, signed_in, value):
    answer = signed_in(seeker).post(reverse("accounts:profile"), {"name": value})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'id="id_name_error"' in page
    assert "Nora Halvorsen" in page  # the frame shows the name that is kept
    seeker.refresh_from_db()
    assert seeker.name == "Nora Halvorsen"


def test_names_are_written_as_text(seeker, signed_in):
    client = signed_in(seeker)
    client.post(reverse("accounts:profile"), {"name": HOSTILE["script"]})
    assert b"<script>alert" not in client.get(reverse("accounts:settings")).content


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_addresses_at_sign_up(client, kind):
    answer = sign_up(client, email=HOSTILE[kind])
    assert answer.status_code == 422
    assert 'id="id_email_error"' in answer.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize("kind", ["long", "null", "turned"])
def test_hostile_names_at_sign_up(client, kind):
    assert sign_up(client, name=HOSTILE[kind]).status_code == 422


@pytest.mark.parametrize("password", ["", "short", "password12", "1234567890", "nora@seeker.example"])
def test_weak_passwords_at_sign_up(client, password):
    answer = sign_up(client, email="nora@seeker.example", password1=password)
    assert answer.status_code == 422
    assert 'id="id_password1_error"' in answer.content.decode()


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_sign_in(client, seeker, kind):
    url = reverse("account_login")
    assert client.post(url, {"login": HOSTILE[kind], "password": PASSWORD}).status_code == 422
    assert client.post(url, {"login": seeker.email, "password": HOSTILE[kind]}).status_code == 422


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_reset_and_change_of_address(client, seeker, kind):
    assert client.post(reverse("account_reset_password"), {"email": HOSTILE[kind]}).status_code == 422
    sign_in_and_confirm(client, seeker)
    answer = client.post(reverse("account_email"), {"action_add": "", "email": HOSTILE[kind]})
    assert answer.status_code == 422
    assert client.post(reverse("account_email"), {"action_remove": "", "email": HOSTILE[kind]}).status_code == 302


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_codes(client, kind):
    sign_up(client)
    assert client.post(reverse("account_email_verification_sent"), {"code": HOSTILE[kind]}).status_code == 422


def test_a_way_back_never_leaves_the_site(client, seeker):
    data = {"login": seeker.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("account_login"), data).url == "/"
