"""Walking in through the door: what tests of the sign-in share."""

import re

from django.core import mail
from django.urls import reverse

from tests.cast import PASSWORD

CODE = re.compile(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)


def sign_up(client, email="new@seeker.example", **extra):
    data = {"name": "Nora", "email": email, "password1": PASSWORD} | extra
    return client.post(reverse("account_signup"), data)


def sign_in(client, user, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": user.email, "password": password} | extra)


def code_of_last_mail():
    return CODE.search(mail.outbox[-1].body)[1]


def is_in(client):
    """Whether the client is signed in."""
    return "_auth_user_id" in client.session


def sign_in_and_confirm(client, user):
    """Signed in, and having said once more who one is: what a change of the sign-in asks for."""
    sign_in(client, user)
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
