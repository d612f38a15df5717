"""Authenticator app, recovery codes and the start of passkeys: kept encrypted, asked for at the right moments."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.mfa_adapter import MFAAdapter

from .entrance import is_in, sign_in, sign_in_and_confirm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_codes_spent():
    cache.clear()


@pytest.fixture
def secret(client, seeker):
    """The seed of the app that the seeker turned on."""
    sign_in_and_confirm(client, seeker)
    url = reverse("mfa_activate_totp")
    secret = client.get(url).context["form"].secret
    assert client.post(url, {"code": "000000"}).status_code == 422
    assert client.post(url, {"code": code(secret)}).status_code == 302
    cache.clear()
    return secret


def code(secret):
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def test_the_seed_is_encrypted_at_rest(secret, seeker):
    kept = Authenticator.objects.get(user=seeker, type="totp").data["secret"]
    assert secret not in kept
    assert MFAAdapter().decrypt(kept) == secret
    recovery = Authenticator.objects.get(user=seeker, type="recovery_codes").data
    assert recovery["seed"] != MFAAdapter().decrypt(recovery["seed"])


def test_a_former_key_still_reads(settings):
    settings.SECRET_KEY = "the former key"
    kept = MFAAdapter().encrypt("seed")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the new key", ["the former key"]
    assert MFAAdapter().decrypt(kept) == "seed"


def test_the_app_is_asked_for_after_the_password(secret, seeker):
    client = Client()
    assert sign_in(client, seeker).url == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.get("/today/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 422
    assert client.post(reverse("mfa_authenticate"), {"code": code(secret)}).url == "/"
    assert is_in(client)


def test_a_recovery_code_works_once(secret, client, seeker):
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10
    for outcome in (302, 422):
        other = Client()
        sign_in(other, seeker)
        assert other.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == outcome


def test_a_change_asks_once_more_who_it_is(signed_in, seeker):
    client = signed_in(seeker)  # a session that has not just typed its password
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert client.post(answer.url, {"password": "wrong"}).status_code == 422


def test_passkeys_bring_their_options_without_inline_script(client, seeker):
    options = client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json").json()
    assert options["request_options"]["publicKey"]["challenge"]
    sign_in_and_confirm(client, seeker)
    page = client.get(reverse("mfa_add_webauthn")).content.decode()
    block = page.split('id="passkey-options" type="application/json">')[1].split("</script>")[0]
    assert json.loads(block)["creation_options"]["publicKey"]["rp"]["name"] == "RecruitPath"
    for script in page.split("<script")[1:]:
        assert " src=" in script.split(">")[0] or "application/json" in script.split(">")[0]


@pytest.mark.parametrize("credential", ["", "{", "[]", "{}", '{"id": "x"}', "null", '"text"'])
def test_a_broken_passkey_is_refused(client, seeker, credential):
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert answer.url == reverse("account_login")
    sign_in_and_confirm(client, seeker)
    assert client.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": credential}).status_code == 422
