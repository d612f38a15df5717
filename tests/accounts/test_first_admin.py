"""manage.py first_admin: a link that works once, for a day, and lets one in with a verified address."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from tests.cast import PASSWORD

from .entrance import is_in, sign_in

pytestmark = pytest.mark.django_db


def link(email="ada@admin.example"):
    out = io.StringIO()
    call_command("first_admin", email, stdout=out)
    return "/first-admin/" + out.getvalue().split("/first-admin/")[1].strip()


def use(url, client=None, password=PASSWORD):
    return (client or Client()).post(url, {"password1": password, "password2": password})


def test_the_link_lets_in_once(client):
    url = link()
    assert "ada@admin.example" in client.get(url).content.decode()
    assert use(url, client).url == "/"
    assert is_in(client)
    user = User.objects.get(email="ada@admin.example")
    assert (user.is_staff, user.is_superuser, user.emailaddress_set.get().verified) == (True, True, True)
    assert use(url).status_code == 410
    assert client.get(url).status_code == 410
    assert sign_in(Client(), user).url == "/"


def test_it_expires_after_a_day(morning):
    url = link()
    morning.shift(timedelta(hours=23, minutes=59))
    assert Client().get(url).status_code == 200
    morning.shift(timedelta(minutes=1))
    assert Client().get(url).status_code == 410
    assert use(url).status_code == 410


def test_a_weak_password_is_refused_and_the_link_stays(client):
    url = link()
    assert use(url, client, "short").status_code == 422
    assert client.post(url, {}).status_code == 422
    assert use(url, client).status_code == 302


def test_forged_links_lead_nowhere(client):
    url = link()
    assert client.get(url[:-3] + "xx/").status_code == 410
    assert client.get("/first-admin/anything/").status_code == 410


def test_it_promotes_an_account_and_its_second_factor_still_counts(seeker, client):
    from accounts.mfa_adapter import MFAAdapter

    seeker.authenticator_set.create(type="totp", data={"secret": MFAAdapter().encrypt("JBSWY3DPEHPK3PXP")})
    answer = use(link(seeker.email), client)
    assert answer.url.startswith("/account/2fa/authenticate/")
    assert not is_in(client)
    seeker.refresh_from_db()
    assert seeker.is_staff


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("first_admin", "nobody")


def test_createsuperuser_can_sign_in(client):
    user = User.objects.create_superuser("root@admin.example", PASSWORD)
    assert sign_in(client, user).url == "/"
