"""When a week is full check-ins stretch first, the least fit first (clock.md section 5)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outreach.acts.settings import change_timings
from outreach.models.fits import fits_of
from outreach.words.fit import fit_words
from recruiters.models import Specialty
from tests.cast import by
from tests.factories import make_firm, make_relationship, make_search

from .scenes import open_step, out

pytestmark = pytest.mark.django_db

CHECK_IN = 10  # days from Monday 23 November: Thursday 3 December
TODAY, THURSDAY, FRIDAY = date(2026, 11, 23), date(2026, 12, 3), date(2026, 12, 4)


@pytest.fixture
def small_goal(seeker):
    """One message a week makes three steps a day."""
    seeker.preferences.weekly_goal = 1
    seeker.preferences.save()


@pytest.fixture
def search(seeker, small_goal):
    """For finance in Boston."""
    search = make_search(seeker)
    search.specialties.add(Specialty.objects.get(axis="function", code="finance"))
    return search


def on_file(seeker, name, function=None, **extra):
    """Filed today; `function`: the code that the recruiter covers."""
    relationship = make_relationship(seeker, name, **extra)
    if function:
        relationship.recruiter.specialties.add(Specialty.objects.get(axis="function", code=function))
    relationship.file_resume(by(seeker))
    return relationship


def check_in_together(seeker):
    """Other numbers for the whole search: every check-in is placed anew, at once."""
    change_timings(by(seeker), seeker, "search", {"check_in": CHECK_IN})


def days(relationships):
    return [open_step(relationship).on_day for relationship in relationships]


def six(seeker):
    """The three that do not fit were there first."""
    off = [on_file(seeker, f"Sales {n}", "sales") for n in range(3)]
    return off, [on_file(seeker, f"Finance {n}", "finance") for n in range(3)]


def test_the_least_fit_stretch_farthest(seeker, search):
    off, fitting = six(seeker)
    check_in_together(seeker)
    assert days(fitting) == [THURSDAY] * 3
    assert days(off) == [FRIDAY] * 3


def test_without_a_search_they_keep_their_turn(seeker, small_goal):
    off, fitting = six(seeker)
    check_in_together(seeker)
    assert (days(off), days(fitting)) == ([THURSDAY] * 3, [FRIDAY] * 3)


def test_what_was_placed_stays(seeker, search):
    off = [on_file(seeker, f"Sales {n}", "sales") for n in range(3)]
    check_in_together(seeker)
    later = on_file(seeker, "Finance", "finance")
    assert (days(off), days([later])) == ([THURSDAY] * 3, [FRIDAY])


def test_what_does_not_stretch_comes_before_check_ins(seeker, search):
    fitting = [on_file(seeker, f"Finance {n}", "finance") for n in range(3)]
    written = [make_relationship(seeker, f"Written to {n}") for n in range(3)]
    for relationship in written:
        out(relationship, TODAY)
    change_timings(by(seeker), seeker, "search", {"check_in": CHECK_IN, "nudges": [8]})
    assert (days(written), days(fitting)) == ([THURSDAY] * 3, [FRIDAY] * 3)


def queries(seeker):
    with CaptureQueriesContext(connection) as captured:
        check_in_together(seeker)
    return len(captured)


def test_fits_are_read_only_where_days_are_full_and_at_once(seeker, search):
    on_file(seeker, "One", "sales"), on_file(seeker, "Two", "sales")
    roomy = queries(seeker)
    on_file(seeker, "Three"), on_file(seeker, "Four")
    change_timings(by(seeker), seeker, "search", {})
    full = queries(seeker)
    for n in range(20):
        on_file(seeker, f"More {n}", "sales")
    change_timings(by(seeker), seeker, "search", {})
    assert roomy < full == queries(seeker)


def test_the_fit_of_a_relationship_is_its_recruiters_and_its_firms(seeker, search):
    codes = ("finance", "sales")
    finance, sales = (Specialty.objects.get(axis="function", code=code) for code in codes)
    firm = make_firm("Firm of both", places="Boston, MA", engagement="permanent")
    firm.specialties.add(finance)
    own = make_relationship(seeker, "Own", firm=firm)
    own.recruiter.specialties.add(sales)
    theirs = make_relationship(seeker, "Theirs", firm=firm)
    nothing = make_relationship(seeker, "Nothing")
    found = fits_of(seeker, [own, theirs, nothing])
    assert [found[one.pk].score for one in (own, theirs, nothing)] == [60, 100, 64]
    assert fit_words(found[own.pk]) == [
        "covers other functions", "works in your place", "fills the kind of contract you want"
    ]  # fmt: skip
    assert fits_of(seeker, []) == {}


def test_another_seekers_search_is_not_asked(seeker, stranger, search):
    assert fits_of(stranger, [make_relationship(stranger)]) == {}
