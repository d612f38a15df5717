"""Signing up with a code, signing in, a new password, another address, and where one is signed in."""

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from tests.cast import PASSWORD

from .entrance import code_of_last_mail, is_in, sign_in, sign_in_and_confirm, sign_up

pytestmark = pytest.mark.django_db
VERIFY = "/account/confirm-email/"
NEW = "another-long-password"


@pytest.fixture(autouse=True)
def _no_tries_counted():
    from django.core.cache import cache

    cache.clear()


def test_sign_up_with_the_code_of_the_mail(client):
    answer = sign_up(client)
    assert (answer.status_code, answer.url) == (302, VERIFY)
    assert not is_in(client)
    code = code_of_last_mail()
    text, html = mail.outbox[-1].body, mail.outbox[-1].alternatives[0].content
    assert code in text
    assert f'class="code">{code}<' in html
    assert client.post(VERIFY, {"code": code}).url == "/"
    assert is_in(client)
    user = User.objects.get(email="new@seeker.example")
    assert (user.name, user.emailaddress_set.get().verified) == ("Nora", True)
    assert client.get("/").url == reverse("outreach:welcome_search")


def test_a_wrong_code_says_so_and_three_end_it(client):
    sign_up(client)
    answer = client.post(VERIFY, {"code": "AAAA-AAAA"})
    assert answer.status_code == 422
    assert "That is not the code we sent" in answer.content.decode()
    client.post(VERIFY, {"code": "AAAA-AAAA"})
    assert client.post(VERIFY, {"code": "AAAA-AAAA"}).url == reverse("account_login")
    assert not is_in(client)


def test_the_page_says_where_the_mail_is_kept(client, settings):
    settings.EMBEDDED, settings.EMAIL_BACKEND = True, "django.core.mail.backends.locmem.EmailBackend"
    sign_up(client)
    assert "mail is kept on this machine" not in client.get(VERIFY).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert "mail is kept on this machine" in client.get(VERIFY).content.decode()


@override_settings(SIGN_UP_OPEN=False)
def test_sign_up_can_be_closed(client):
    assert "Sign-up is closed" in client.get(reverse("account_signup")).content.decode()
    assert "Sign-up is closed" in sign_up(client).content.decode()
    assert not User.objects.exists()
    assert "Create an account" not in client.get(reverse("account_login")).content.decode()


def test_an_address_in_use_is_not_told_to_others(client, seeker):
    answer = sign_up(client, email=seeker.email)
    assert answer.url == VERIFY
    assert mail.outbox[-1].subject == "You have an account already"
    assert User.objects.count() == 1


def test_sign_in_and_its_refusal(client, seeker):
    refused = sign_in(client, seeker, "wrong")
    assert refused.status_code == 422
    assert "That email and password do not belong together." in refused.content.decode()
    assert sign_in(client, seeker).url == "/"
    assert is_in(client)


def test_too_many_tries_wait(client, seeker):
    for _try in range(5):
        sign_in(client, seeker, "wrong")
    assert "Too many tries" in sign_in(client, seeker).content.decode()
    assert not is_in(client)


def test_reset_by_code(client, seeker):
    answer = client.post(reverse("account_reset_password"), {"email": seeker.email})
    confirm = reverse("account_confirm_password_reset_code")
    assert answer.url == confirm
    assert client.post(confirm, {"code": "AAAA-AAAA"}).status_code == 422
    complete = client.post(confirm, {"code": code_of_last_mail()}).url
    short = client.post(complete, {"password1": "short", "password2": "short"})
    assert short.status_code == 422
    client.post(complete, {"password1": NEW, "password2": NEW})
    assert sign_in(Client(), seeker).status_code == 422
    assert sign_in(Client(), seeker, NEW).status_code == 302


def test_reset_of_an_unknown_address_sends_nothing(client, db):
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@seeker.example"})
    assert answer.url == reverse("account_confirm_password_reset_code")
    assert mail.outbox == []


def test_another_address_serves_once_its_code_is_typed(client, seeker):
    sign_in_and_confirm(client, seeker)
    client.post(reverse("account_email"), {"action_add": "", "email": "moved@seeker.example"})
    seeker.refresh_from_db()
    assert seeker.email == "nora@seeker.example"
    client.post(VERIFY, {"code": code_of_last_mail()})
    seeker.refresh_from_db()
    assert seeker.email == "moved@seeker.example"


def test_the_password_changes_with_the_present_one_alone(client, seeker):
    sign_in(client, seeker)
    url = reverse("account_change_password")
    data = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    assert client.post(url, data).status_code == 422
    assert client.post(url, data | {"oldpassword": PASSWORD}).status_code == 302
    assert mail.outbox[-1].subject == "Your password was changed"
    assert sign_in(Client(), seeker, NEW).status_code == 302


def test_sessions_are_listed_and_the_others_ended(client, seeker):
    other = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0")
    sign_in(other, seeker)
    sign_in(client, seeker)
    url = reverse("usersessions_list")
    page = client.get(url).content.decode()
    assert "Firefox on Linux" in page
    assert "this one" in page
    client.post(url)
    assert UserSession.objects.filter(user=seeker).count() == 1
    assert other.get("/today/").status_code == 302
    assert client.get("/settings/").status_code == 200
