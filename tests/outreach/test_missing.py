"""What lists say of a shared recruiter reaches those who work with them: gone is told once, a move is asked about."""

from datetime import date

import pytest
from django.urls import reverse

from outreach.models import HistoryRow
from recruiters.models import Recruiter
from tests.cast import by
from tests.factories import make_firm, make_relationship

from .scenes import HTMX, nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SINCE = date(2026, 11, 1)


@pytest.fixture
def dana(seeker):
    relationship = make_relationship(seeker, "Dana Reyes")
    gone(SINCE)
    return relationship


def gone(day, source="Search Guide"):
    Recruiter.objects.update(missing_since=day, missing_from=source if day else "")


def today(client):
    return client.get(reverse("outreach:today")).content.decode()


def page(client, relationship):
    return client.get(reverse("outreach:relationship", args=[relationship.public_id])).content.decode()


def noted(client, relationship, **extra):
    return client.post(reverse("outreach:noted", args=[relationship.public_id]), {"back": "today"}, **extra)


def test_who_is_gone_is_told_on_today_until_it_is_noted(dana, seeker, signed_in):
    client = signed_in(seeker)
    words = "Dana Reyes is no longer in Search Guide (since 1 Nov). Nothing changes for you"
    assert words in today(client)
    assert noted(client, dana).status_code == 303
    assert words not in today(client)
    assert "Not in Search Guide since" in page(client, dana)
    dana.refresh_from_db()
    assert (dana.stage, dana.history.count()) == ("listed", 0)
    gone(None)
    assert "Search Guide" not in page(client, dana)
    gone(nov(20))
    assert "(since 20 Nov)" in today(client)


def test_the_notice_goes_in_place(dana, seeker, signed_in):
    answer = noted(signed_in(seeker), dana, **HTMX).content.decode()
    assert 'id="today"' in answer
    assert "no longer in" not in answer


def test_only_those_who_work_with_them_are_told(dana, stranger, signed_in):
    make_relationship(stranger, "Ana Lima")
    client = signed_in(stranger)
    assert "Dana Reyes" not in today(client)
    assert noted(client, dana).status_code == 404
    dana.refresh_from_db()
    assert dana.missing_noted is None


def test_nobody_is_told_of_whom_they_closed(dana, seeker, signed_in):
    dana.close(by(seeker), "not_my_field")
    assert "no longer in" not in today(signed_in(seeker))


def test_a_move_in_the_directory_is_asked_about_and_logged_on_a_yes(seeker, signed_in):
    relationship = make_relationship(seeker, "Dana Reyes")
    was, alder = relationship.firm, make_firm("Alder Search")
    make_firm("Alder Search", website="https://other.example")
    client = signed_in(seeker)
    assert "Did they move?" not in page(client, relationship)
    relationship.recruiter.move_to(alder, SINCE)
    html = page(client, relationship)
    assert "Did they move?" in html
    relationship.refresh_from_db()
    assert (relationship.firm, HistoryRow.objects.count()) == (was, 0)
    said = {"firm": "Alder Search", "record": alder.public_id, "occurred_on": "2026-11-01"}
    assert all(f'value="{value}"' in html for value in said.values())
    assert client.post(reverse("outreach:moved", args=[relationship.public_id]), said).status_code == 303
    relationship.refresh_from_db()
    assert (relationship.firm, relationship.stage) == (alder, "listed")
    assert relationship.history.get().kind == "moved"
    assert "Did they move?" not in page(client, relationship)


def test_a_no_ends_the_question_for_this_seeker_and_this_firm(seeker, stranger, signed_in):
    relationship = make_relationship(seeker, "Dana Reyes")
    relationship.recruiter.move_to(make_firm("Alder Search"), SINCE)
    client, url = signed_in(seeker), reverse("outreach:stays", args=[relationship.public_id])
    assert signed_in(stranger).post(url).status_code == 404
    assert url in page(client, relationship)
    assert client.post(url).status_code == 303
    assert "Did they move?" not in page(client, relationship)
    assert not HistoryRow.objects.exists()
    relationship.recruiter.move_to(make_firm("Birch Search"), SINCE)
    assert "Did they move?" in page(client, relationship)


def test_what_the_seeker_knows_to_be_newer_is_not_asked_about(seeker, signed_in):
    relationship = make_relationship(seeker, "Dana Reyes")
    relationship.recruiter.move_to(make_firm("Alder Search"), SINCE)
    relationship.move_to(by(seeker), make_firm("Elm Search"), occurred_on=nov(10))
    assert "Did they move?" not in page(signed_in(seeker), relationship)


def test_a_record_of_a_stranger_is_never_meant(seeker, stranger, signed_in):
    relationship = make_relationship(seeker, "Dana Reyes")
    theirs = make_firm("Alder Search", owner=stranger)
    said = {"firm": "Alder Search", "record": theirs.public_id, "occurred_on": "2026-11-01"}
    assert signed_in(seeker).post(reverse("outreach:moved", args=[relationship.public_id]), said).status_code == 303
    relationship.refresh_from_db()
    assert (relationship.firm.name, relationship.firm.owner) == ("Alder Search", seeker)
