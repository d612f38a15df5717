"""Discover: the firms that fit and have not heard from you, with why; filters, and what a brief lacks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outreach import sweeps
from outreach.acts.settings import change_brief
from outreach.models import FirmFit, JobSearch
from recruiters.models import Affiliation, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_recruiter

from .scenes import PAGE, firm_of, order, page, specialties

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_the_best_fit_stands_first_and_says_why(seeker, firms, signed_in):
    make_recruiter("Dana Reyes", firm=firms[0])
    client = signed_in(seeker)
    assert "The directory is being looked through" in page(client)
    sweeps.firm_fits(MORNING)
    text = page(client)
    names = [firm.name for firm in firms]
    assert order(text, *names) == names[:3]  # what misses everything is not kept
    assert "Covers your function · knows your industry · places people of your seniority" in text
    assert "Covers a neighbouring function · knows your industry · places people one step from your seniority" in text
    assert list(FirmFit.objects.order_by("-score").values_list("score", flat=True)) == [100, 70, 40]
    assert text.index("Today") < text.index(names[0]) < text.index("Plan for today") < text.index(names[2])
    assert "1 person known" in text
    assert "through its desk" in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?function=finance", ["Kestrel Finance"]),
        ("?place=bost", ["Kestrel Finance", "Harrier Partners"]),
        ("?type=retained", []),
        ("?type=contingency&industry=medical-devices", ["Kestrel Finance", "Harrier Partners"]),
    ],
)
def test_filters_narrow_it(seeker, firms, signed_in, query, shown):
    sweeps.firm_fits(MORNING)
    text = page(signed_in(seeker), query)
    assert order(text, *(firm.name for firm in firms)) == shown
    assert ("Nothing here with these filters" in text) == (not shown)


def test_what_is_missing_or_too_broad_is_said(seeker, search, firms, signed_in):
    client = signed_in(seeker)
    search.specialties.clear()
    sweeps.firm_fits(MORNING)
    assert not FirmFit.objects.exists()
    assert "Which field are you in?" in page(client)
    change_brief(by(seeker), search, specialties=specialties("finance", "tax", "legal", "sales"))
    sweeps.firm_fits(MORNING)
    text = page(client)
    assert "Your brief names 4 functions." in text
    assert firms[0].name in text
    search.pause(by(seeker))
    assert "Your search is paused." in page(client)
    search.land(by(seeker))
    assert "It starts with what you look for" in page(client)
    sweeps.firm_fits(MORNING)
    assert not FirmFit.objects.exists()
    assert JobSearch.objects.get().firms_due_at is None


def test_pages_and_a_fixed_number_of_queries(seeker, search, signed_in):
    def queries(url):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    client = signed_in(seeker)
    firm_of("Firm 00", "finance")
    sweeps.firm_fits(MORNING)
    few = queries(PAGE)
    for number in range(1, 60):
        firm = firm_of(f"Firm {number:02}", "finance", "vp-head")
        Affiliation.objects.create(firm=firm, recruiter=Recruiter.objects.create(name=f"Person {number}"))
    JobSearch.objects.update(firms_due_at=MORNING)
    sweeps.firm_fits(MORNING)
    assert queries(PAGE) == few <= 14
    text = page(client)
    assert "Later" in text
    following = text.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    second = page(client, following.replace("&amp;", "&"))
    assert "Firm 26" in second
    assert "Firm 25" not in second
