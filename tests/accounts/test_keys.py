"""Single keys on lists: on at first, turned off and on in the settings."""

import pytest
from django.urls import reverse

from tests.factories import make_relationship

pytestmark = pytest.mark.django_db


def test_turned_off_and_on_again(seeker, signed_in):
    make_relationship(seeker)
    client, url, people = signed_in(seeker), reverse("accounts:keys"), reverse("outreach:recruiters")
    assert 'data-keys="off"' not in client.get(people).content.decode()
    assert client.post(url, {}).status_code == 303
    seeker.preferences.refresh_from_db()
    assert not seeker.preferences.single_keys
    assert 'data-keys="off"' in client.get(people).content.decode()
    assert "No single keys" in client.get(reverse("accounts:settings")).content.decode()
    assert client.post(url, {"single_keys": "on"}).status_code == 303
    seeker.preferences.refresh_from_db()
    assert seeker.preferences.single_keys
