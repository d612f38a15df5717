"""The board's moves: every stage to every other, played to the end; what can't be is said in a sentence."""

import pytest
from django.urls import reverse

from outreach.models import Relationship
from tests.cast import by
from tests.factories import make_relationship, make_search
from tests.forms_found import forms_of

from .scenes import HTMX, awaiting, nov, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
STAGES = Relationship.Stage.values
DIALOG = HTMX | {"HTTP_HX_TARGET": "ask"}


def filed(relationship):
    relationship.file_resume(by(relationship.seeker))
    return relationship


def planned(relationship):
    relationship.plan(by(relationship.seeker))
    return relationship


def representing(relationship):
    relationship.record_submission(by(relationship.seeker), key="one", state="submitted", role="VP Finance")
    return relationship


def parked(seeker):
    relationship = awaiting(seeker, "Parked Paula", nov(2).replace(month=6))
    settle(seeker)
    return relationship


def paused(relationship):
    relationship.pause(by(relationship.seeker))
    return relationship


def closed(relationship):
    relationship.close(by(relationship.seeker), "seeker_choice")
    return relationship


def alumni(seeker):
    search = make_search(seeker)
    relationship = replying(seeker)
    search.land(by(seeker))
    relationship.refresh_from_db()
    return relationship


STANDING = {
    "listed": make_relationship,
    "planned": lambda seeker: planned(make_relationship(seeker)),
    "planned after parked": lambda seeker: planned(parked(seeker)),
    "awaiting": awaiting,
    "awaiting, filed": lambda seeker: filed(awaiting(seeker)),
    "talking": replying,
    "talking, filed": lambda seeker: filed(replying(seeker)),
    "on_file": lambda seeker: filed(make_relationship(seeker)),
    "representing": lambda seeker: representing(replying(seeker)),
    "parked": parked,
    "paused": lambda seeker: paused(awaiting(seeker)),
    "alumni": alumni,
    "closed": lambda seeker: closed(make_relationship(seeker)),
    "closed, filed": lambda seeker: closed(filed(make_relationship(seeker))),
    "approached": lambda seeker: approached(make_relationship(seeker)),
}


def approached(relationship):
    relationship.log_approach(by(relationship.seeker))
    return relationship


def move(client, relationship, to, **extra):
    url = reverse("outreach:move", args=[relationship.public_id])
    return client.get(url, {"to": to, "back": "board?q=x"}, follow=True, **extra)


@pytest.mark.parametrize("to", STAGES)
@pytest.mark.parametrize("standing", STANDING)
def test_a_move_leads_where_it_says_or_says_why_not(standing, to, seeker, signed_in):
    """Either the form that the drop asks leads to that stage when it is sent as it stands, or a sentence refuses."""
    relationship, client = STANDING[standing](seeker), signed_in(seeker)
    relationship.refresh_from_db()
    stage = relationship.stage
    answer = move(client, relationship, to)
    rows = relationship.history.count()
    if answer.status_code == 422:
        assert 'role="alert"' in answer.content.decode()
        assert relationship.history.count() == rows
        return
    assert answer.status_code == 200
    assert stage != to
    (form,) = [one for one in forms_of(answer.content.decode(), answer.request["PATH_INFO"]) if "/r/" in one.action]
    assert form.data["back"] == "board?q=x"
    plain = {"talking": {"outcome": ""}, "representing": {"agreed": "yes", "agreed_on": ""}}.get(to, {})
    done = client.post(form.action, form.data | plain)
    assert (done.status_code, done["Location"]) == (303, "/recruiters/board/?q=x")
    relationship.refresh_from_db()
    assert relationship.stage == to


def test_every_stage_can_be_reached_and_left(seeker, signed_in):
    """What the tests above would not notice: a board that refuses everything."""
    expected = {
        "listed": {"planned", "awaiting", "talking", "on_file", "representing", "paused", "closed"},
        "awaiting": {"talking", "representing", "paused", "closed"},
        "talking": {"parked", "representing", "paused", "closed"},
        "talking, filed": {"on_file", "representing", "paused", "closed"},
        "planned after parked": {"parked", "awaiting", "talking", "on_file", "representing", "paused", "closed"},
        "representing": {"paused", "closed"},
        "paused": {"awaiting", "closed"},
        "closed": {"listed"},
        "closed, filed": {"on_file"},
        "alumni": {"planned", "representing", "paused", "closed"},
        "approached": {"planned", "talking", "on_file", "representing", "paused", "closed"},
    }
    client = signed_in(seeker)
    for standing, reached in expected.items():
        relationship = STANDING[standing](seeker)
        found = {to for to in STAGES if move(client, relationship, to).status_code == 200}
        assert found == reached, standing
