"""Possible duplicates in what is already there."""

import pytest

from recruiters.likeness import pairs
from recruiters.likeness.pairs import possible_duplicates
from recruiters.models import NotDuplicates
from tests.cast import by
from tests.factories import make_firm, make_recruiter

pytestmark = pytest.mark.django_db
FIRM, RECRUITER = NotDuplicates.Kind.FIRM, NotDuplicates.Kind.RECRUITER


def found(user, kind, **options):
    return [(pair.one, pair.other, pair.likeness.verdict) for pair in possible_duplicates(user, kind, **options)]


@pytest.fixture
def harbors(db):
    return make_firm("Harbor Search Ltd", website="https://harbor.example"), make_firm(
        "Harbor Group", website="https://www.harbor.example"
    )


def test_an_admin_sees_pairs_of_the_shared_directory(harbors, admin, seeker):
    make_firm("Lagoon People")
    make_firm("Harbor Search Ltd", owner=seeker)
    assert found(admin, FIRM) == [(*harbors, "unsure")]


def test_a_seeker_sees_pairs_with_own_records_only(harbors, seeker, coach):
    mine = make_firm("Harbor Search Limited", owner=seeker)
    twin = make_firm("Harbor Search", owner=seeker)
    assert (mine, harbors[0], "same") in found(seeker, FIRM)
    assert (mine, twin, "unsure") in found(seeker, FIRM)
    assert (twin, mine, "unsure") not in found(seeker, FIRM)
    assert not [pair for pair in found(seeker, FIRM) if pair[0] in harbors]
    assert found(coach, FIRM) == []


def test_pairs_of_people(harbors, admin):
    one = make_recruiter("Jon Quill", firm=harbors[0], email="")
    other = make_recruiter("Jonathan Quill", firm=harbors[0], email="")
    make_recruiter("Zoe Baker", firm=harbors[0])
    assert found(admin, RECRUITER) == [(one, other, "unsure")]


def test_what_was_called_different_stays_out(harbors, admin):
    NotDuplicates.objects.say(by(admin), FIRM, *[firm.pk for firm in harbors])
    assert found(admin, FIRM) == []


def test_pages_follow_each_other(db, admin, monkeypatch):
    monkeypatch.setattr(pairs, "CHUNK", 4)
    monkeypatch.setattr(pairs, "MOST_WALKED", 8)
    names = ["Harbor", "Lagoon", "Tidewater", "Kestrel", "Quillon"]
    for name in names:
        make_firm(f"{name} Search Ltd", website=f"https://{name}.example")
    for name in names:
        make_firm(f"{name} Group", website=f"https://{name}.example")
    met, cursor, pages = [], "", 0
    while True:
        page = possible_duplicates(admin, FIRM, cursor, 2)
        met += [pair.one.name for pair in page]
        cursor, pages = page.next_cursor, pages + 1
        if not cursor:
            break
    assert met == [f"{name} Search Ltd" for name in names]
    assert pages > 2


@pytest.mark.parametrize("cursor", ["x", "-1", "9" * 5000, "²"])
def test_a_broken_cursor_does_no_harm(harbors, admin, cursor):
    assert possible_duplicates(admin, FIRM, cursor).next_cursor == ""
