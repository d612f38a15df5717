"""An open page asks whether what it shows has changed: 304 while not, another digest after an act or its undo."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Preferences
from outreach.acts.undo import undo
from outreach.models import Note, Reminder, SeekerFirm
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship

from .papers import attach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def one(seeker):
    return make_relationship(seeker)


class Window:
    """A page that was opened: asks as rp-live does."""

    def __init__(self, client, shown):
        self.client, live = client, client.get(shown).context["live"]
        self.url, self.digest = live["url"], live["digest"]

    def ask(self):
        return self.client.get(self.url, headers={"if-none-match": f'"{self.digest}"'})

    def changed(self):
        """The parts that are others now; they are what stands from now on."""
        answer = self.ask()
        if answer.status_code == 304:
            return set()
        assert (answer.status_code, answer.content) == (200, b"")
        before, self.digest = self.digest.split("-"), answer["ETag"].strip('"')
        names = ("rest", "tags", "notes", "files")
        return {name for name, was, now in zip(names, before, self.digest.split("-"), strict=False) if was != now}


def test_a_relationship_tells_what_changed(page, seeker, one):
    window = Window(page, reverse("outreach:relationship", args=[one.public_id]))
    assert window.changed() == set()
    acts = []
    row = one.log_interaction(by(seeker), direction="out", channel="email", purpose="first_touch")
    acts.append((row.act, {"rest"}))
    assert window.changed() == {"rest"}
    acts.append((one.tag(by(seeker), ["warm"]), {"tags"}))
    assert window.changed() == {"tags"}
    note = Note.write(by(seeker), seeker, "Short mails", relationship=one)
    acts.append((note.act, {"notes"}))
    assert window.changed() == {"notes"}
    note.pin(by(seeker, MORNING + timedelta(seconds=1)))
    assert window.changed() == {"notes"}
    acts.append((attach(seeker, relationship=one).act, {"files"}))
    assert window.changed() == {"files"}
    Reminder.add_own(by(seeker), one, MORNING.date(), "Ring")
    assert window.changed() == {"rest"}
    one.recruiter.title = "Partner"
    one.recruiter.save()
    assert window.changed() == {"rest"}
    for act, parts in acts:
        undo(act, by(seeker, MORNING + timedelta(minutes=1)))
        assert window.changed() == parts
    assert window.changed() == set()


def test_what_happens_elsewhere_changes_nothing(page, seeker, stranger, one):
    window = Window(page, reverse("outreach:relationship", args=[one.public_id]))
    make_relationship(seeker).log_interaction(by(seeker), direction="out")
    Note.write(by(stranger), stranger, "Theirs", relationship=make_relationship(stranger))
    assert window.changed() == set()


def test_a_firm_tells_what_changed(page, seeker, stranger):
    firm = make_firm("Kestrel")
    one = make_relationship(seeker, firm=firm)
    window = Window(page, reverse("outreach:firm", args=[firm.public_id]))
    SeekerFirm.of(stranger, firm).note_down(by(stranger), notes="Theirs", flags=[])
    assert window.changed() == set()
    SeekerFirm.of(seeker, firm).note_down(by(seeker), notes="Slow", flags=[])
    assert "rest" in window.changed()
    SeekerFirm.of(seeker, firm).tag(by(seeker), ["warm"])
    assert window.changed() == {"tags"}
    Note.write(by(seeker), seeker, "Ring before noon", firm=firm)
    assert window.changed() == {"notes"}
    one.log_interaction(by(seeker), direction="out")
    assert window.changed() == {"rest"}


@pytest.mark.parametrize("name", ["today", "recruiters", "board", "calendar", "calendar?view=day"])
def test_pages_of_all_tell_every_act_and_undo(page, seeker, stranger, one, name, morning):
    row = one.log_interaction(by(seeker), direction="in", channel="email")
    name, mark, query = name.partition("?")
    window = Window(page, reverse(f"outreach:{name}") + mark + query)
    make_relationship(stranger).log_interaction(by(stranger), direction="out")
    assert window.changed() == set()
    make_relationship(seeker).tag(by(seeker), ["warm"])
    assert window.changed() == {"rest"}
    undo(row.act, by(seeker))
    assert window.changed() == {"rest"}
    morning.shift(timedelta(days=1))
    assert window.changed() == {"rest"}
    assert window.changed() == set()


def test_asking_takes_one_query_beside_the_sign_in_and_is_no_presence(page, seeker, one):
    Preferences.objects.update(last_active_on=None)
    for name, args in (("live", []), ("live_relationship", [one.public_id]), ("live_firm", [one.firm.public_id])):
        url = reverse(f"outreach:{name}", args=args)
        with CaptureQueriesContext(connection) as captured:
            assert page.get(url).status_code == 200
        asked = [query["sql"] for query in captured if "django_session" not in query["sql"]]
        asked = [sql for sql in asked if 'FROM "accounts_user"' not in sql and "accounts_preferences" not in sql]
        assert len(asked) == 1, asked
    seeker.preferences.refresh_from_db()
    assert seeker.preferences.last_active_on is None


def test_no_one_else_asks(one, stranger, admin, signed_in, client, seeker):
    private = make_firm(owner=seeker)
    shown = (("live_relationship", one), ("live_firm", private))
    for url in [reverse(f"outreach:{name}", args=[thing.public_id]) for name, thing in shown]:
        for other in (stranger, admin):
            assert signed_in(other).get(url).status_code == 404
        assert client.get(url).status_code == 302
