"""Who opens a client's page: every address of coaching × every kind of reader, generated from the URL configuration.

A new address under clients/<id>/ without a rule fails here.
"""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.rights import Right
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by, person
from tests.outreach.scenes import replying
from tests.test_access_matrix import ROUTES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning"), pytest.mark.once]

# Which right opens it; None: whoever coaches the client, and the page shows what the rights open.
NEEDS = dict.fromkeys(
    ["coaching:client", "coaching:note", "coaching:live", "coaching:session", "coaching:agenda", "coaching:agree",
     "coaching:report"]
)
NAMELESS = {"coaching:session", "coaching:report"}  # shows nothing of the list
# The pages in the client's place have a matrix of their own.
PER_CLIENT = [name for (name, path), _rule in ROUTES if path.startswith("clients/<") and "/place/" not in path]
OTHERS = ["revoked", "expired", "not yet", "of another", "stranger", "admin", "client"]


@pytest.fixture
def reader(seeker, stranger, admin):
    """A reader by kind: a right, or one of OTHERS."""

    def make(kind):
        if kind in ("stranger", "admin", "client"):
            return {"stranger": stranger, "admin": admin, "client": seeker}[kind]
        helper = person(f"{kind.replace(' ', '-')}@helper.example")
        if kind == "of another":
            make_coaching(stranger, helper, Right.values)
        elif kind == "not yet":
            helper.is_coach = True
            helper.save()
        elif kind == "expired":
            yesterday = MORNING - timedelta(days=1)
            make_coaching(seeker, helper, Right.values, yesterday.date(), MORNING - timedelta(days=9))
        elif kind == "revoked":
            make_coaching(seeker, helper, Right.values).end(by(seeker))
        else:
            make_coaching(seeker, helper, [kind], at=MORNING - timedelta(days=9))
        return helper

    return make


def test_every_address_of_a_client_has_a_rule():
    assert set(PER_CLIENT) == set(NEEDS)


@pytest.mark.parametrize("kind", [*Right.values, *OTHERS])
@pytest.mark.parametrize("name", PER_CLIENT)
def test_an_address_opens_for_its_right(name, kind, reader, seeker, signed_in):
    replying(seeker, "Jonas Weber")
    client, url = signed_in(reader(kind)), reverse(name, args=[seeker.public_id])
    allowed = kind in Right.values and NEEDS[name] in (None, kind)
    for method in ("get", "post"):
        answer = getattr(client, method)(url)
        if answer.status_code == 405:
            continue  # it takes no such method from anybody, and is asked before anything is looked up
        assert (answer.status_code != 404) == allowed, (method, answer.status_code)
        shown = b"Jonas Weber" in answer.content
        lists = name not in NAMELESS and answer.status_code in (200, 422)
        assert shown == (allowed and kind == "pipeline" and lists)


@pytest.mark.parametrize("kind", OTHERS)
def test_the_caseload_of_all_others_is_without_the_client(kind, reader, seeker, signed_in):
    page = signed_in(reader(kind)).get(reverse("coaching:clients")).content.decode()
    assert reverse("coaching:client", args=[seeker.public_id]) not in page
