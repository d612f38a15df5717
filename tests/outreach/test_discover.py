"""Discover: the firms that fit and have not heard from you, a few a day; planned in one tap, or put aside."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Act
from outreach import sweeps
from outreach.acts.settings import change_brief
from outreach.models import FirmFit, JobSearch, Relationship, SeekerFirm
from outreach.pages.today import today_groups
from recruiters.models import Affiliation, Recruiter, Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship, make_search

from .scenes import HTMX, nov, out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PAGE = "/discover/"


def specialties(*codes):
    return list(Specialty.objects.filter(code__in=codes))


def firm_of(name, *codes, **extra):
    firm = make_firm(name, **{"places": "Boston", "engagement": "permanent"} | extra)
    firm.specialties.set(specialties(*codes))
    return firm


@pytest.fixture
def search(seeker):
    search = make_search(seeker)
    search.specialties.set(specialties("finance", "medical-devices", "vp-head"))
    return search


@pytest.fixture
def firms(search):
    """In the order of their fit."""
    return [
        firm_of("Kestrel Finance", "finance", "medical-devices", "vp-head"),
        firm_of("Harrier Partners", "accounting", "medical-devices", "director"),
        firm_of("Osprey", places="", engagement="unknown"),
        firm_of("Wren Trades", "trades", "construction-engineering", "professional", places="Cork"),
    ]


def page(client, query=""):
    return client.get(PAGE + query).content.decode()


def order(text, *names):
    return sorted((name for name in names if name in text), key=text.index)


def plan(client, firm, **data):
    return client.post(reverse("outreach:plan_firm", args=[firm.public_id]), data)


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


def test_one_tap_plans_who_fits_best_there_and_one_undo_takes_it_back(seeker, firms, signed_in):
    sweeps.firm_fits(MORNING)
    lawyers, finance = make_recruiter("Aaron Law", firm=firms[0]), make_recruiter("Zoe Finance", firm=firms[0])
    lawyers.specialties.set(specialties("legal"))
    client = signed_in(seeker)
    assert plan(client, firms[0], back="discover?place=boston").url == "/discover/?place=boston"
    planned = Relationship.objects.get()
    assert (planned.recruiter, planned.stage, planned.next_step_on) == (finance, "planned", nov(23))
    text = page(client)
    assert "Zoe Finance is planned for today" in text
    assert firms[0].name not in text
    client.post(reverse("outreach:undo", args=[planned.history.get().act.public_id]))
    assert not Relationship.objects.visible_to(seeker).exists()
    assert firms[0].name in page(client)
    fragment = client.post(reverse("outreach:plan_firm", args=[firms[2].public_id]), {"back": "discover"}, **HTMX)
    assert fragment.content.decode().startswith('<div id="discover"')
    assert Relationship.objects.visible_to(seeker).get().recruiter.is_desk  # nobody is known there by name


def test_days_fill_up_to_the_pace_of_the_week(seeker, firms, signed_in):
    """A goal of eight is two first messages a day."""
    sweeps.firm_fits(MORNING)
    out(make_relationship(seeker), nov(23))
    client = signed_in(seeker)
    text = page(client)
    assert "1 is sent or planned for today" in text
    assert text.index("Plan for today") < text.index("Plan for 24 Nov")
    plan(client, firms[1], day="2026-11-24")
    plan(client, firms[0], day="2026-11-23")
    plan(client, firms[2], day="2026-11-23")  # full by then: the next day that has room
    on = Relationship.objects.filter(stage="planned").values_list("firm__name", "next_step_on")
    assert dict(on) == {firms[1].name: nov(24), firms[0].name: nov(23), firms[2].name: nov(24)}


def test_firms_that_heard_from_you_are_gone_at_once_and_listed_ones_stay(seeker, firms, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    listed = make_relationship(seeker, "Lia Listed", firm=firms[0])
    make_recruiter("Aaron Other", firm=firms[0])
    out(make_relationship(seeker, "Wes Written", firm=firms[1]), nov(20))
    SeekerFirm.of(seeker, firms[2]).note_down(by(seeker), notes="", flags=["conduct"])
    text = page(client)
    assert order(text, *(firm.name for firm in firms)) == [firms[0].name]  # what was flagged is left out too
    plan(client, firms[0])
    listed.refresh_from_db()
    assert listed.stage == "planned"  # whoever is on the list goes before strangers


def test_not_for_me_hides_and_comes_back(seeker, stranger, firms, signed_in):
    sweeps.firm_fits(MORNING)
    client, url = signed_in(seeker), reverse("outreach:not_for_me", args=[firms[0].public_id])
    client.post(url, {"back": "discover"})
    text = page(client)
    assert f"{firms[0].name} is left out from now on" in text
    assert firms[0].name not in page(client)
    assert firms[0].name in page(client, "?aside=1")
    assert not SeekerFirm.objects.visible_to(stranger).exists()
    client.post(url, {"bring_back": "1"})
    assert firms[0].name in page(client)
    client.post(url)
    undo = reverse("outreach:undo", args=[Act.objects.filter(kind="not_for_me").latest("pk").public_id])
    assert "“not for me” on Kestrel Finance" in client.get(undo).content.decode()
    client.post(undo)
    assert firms[0].name in page(client)


def test_a_firm_that_charges_job_seekers_is_left_out_until_asked_for_and_then_asks(seeker, firms, signed_in):
    firms[0].paid_by = "seeker"
    firms[0].save()
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    assert firms[0].name not in page(client)
    text = page(client, "?fees=1")
    assert "Firms that charge job seekers are shown too" in text
    assert "Charges job seekers" in text
    assert plan(client, firms[0]).url == reverse("outreach:add_firm", args=[firms[0].public_id])
    assert not Relationship.objects.exists()


def test_the_employer_of_a_confidential_search_is_never_shown_nor_planned(seeker, firms, search, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    firms[1].website = "https://www.harrier.example"
    firms[1].save()
    assert order(page(client), "Kestrel", "Harrier") == ["Kestrel", "Harrier"]
    change_brief(
        by(seeker), search, confidential=True, current_employer="KESTREL finance",
        current_employer_domain="harrier.example",
    )  # fmt: skip
    assert order(page(client), "Kestrel", "Harrier") == []
    plan(client, firms[0])
    assert not Relationship.objects.exists()
    assert "Kestrel Finance is what it is kept from" in page(client)


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


def test_own_replies_move_the_order_and_say_so(seeker, firms, search, signed_in):
    """Retained firms answer, contingency ones don't: a retained one overtakes by five points at most."""
    for _number in range(8):
        for kind in ("retained", "contingency"):
            one = make_relationship(seeker, firm=make_firm(pay_model=kind))
            replied = nov(2) if kind == "retained" else None
            Relationship.objects.filter(pk=one.pk).update(
                stage="parked", first_out_on=nov(1), first_window_on=nov(20), first_reply_on=replied
            )
    make_firm("Retained", pay_model="retained", places="Boston", engagement="permanent").specialties.set(
        specialties("finance", "medical-devices", "director")
    )
    firm_of("Contingent", "finance", "medical-devices", "vp-head", places="Cambridge, MA")
    sweeps.firm_fits(MORNING)
    text = page(signed_in(seeker))
    assert "Firms of this type answer you more often: 8 of 8" in text
    assert "Firms of this type answer you less often: 0 of 8" in text
    ranks = dict(FirmFit.objects.values_list("firm__name", "rank"))
    scores = dict(FirmFit.objects.values_list("firm__name", "score"))
    assert (scores["Retained"], ranks["Retained"]) == (90, 94)
    assert (scores["Contingent"], ranks["Contingent"]) == (93, 89)
    assert order(text, "Retained", "Contingent") == ["Retained", "Contingent"]


def test_it_is_reckoned_after_the_brief_and_once_a_day(seeker, firms, search):
    assert sweeps.firm_fits(MORNING) == 1
    assert sweeps.firm_fits(MORNING) == 0
    kept = list(FirmFit.objects.order_by("pk").values())
    seeker.preferences.seen(MORNING)
    firms[3].specialties.set(specialties("finance"))
    sweeps.firm_fits(MORNING + timedelta(days=8))
    assert list(FirmFit.objects.order_by("pk").values())[:3] == kept  # what stands is not written again
    assert FirmFit.objects.count() == 4
    change_brief(by(seeker), search, specialties=specialties("trades"))
    sweeps.firm_fits(MORNING)
    assert FirmFit.objects.order_by("-rank").first().firm == firms[2]


def test_only_ones_own_private_firms(seeker, stranger, search):
    firm_of("Mine", "finance", owner=seeker)
    firm_of("Theirs", "finance", owner=stranger)
    firm_of("Archived", "finance", archived_at=MORNING)
    firm_of("Taken over", "finance", succeeded_by=firm_of("Heir", "finance"))
    sweeps.firm_fits(MORNING)
    assert set(FirmFit.objects.values_list("firm__name", flat=True)) == {"Mine", "Heir"}
    other = make_search(stranger)
    other.specialties.set(specialties("finance"))
    sweeps.firm_fits(MORNING)
    assert set(other.firm_fits.values_list("firm__name", flat=True)) == {"Theirs", "Heir"}


def test_today_suggests_firms_of_the_wave_when_nobody_is_left(seeker, firms, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    parked = make_relationship(seeker, "Pia Parked")
    Relationship.objects.filter(pk=parked.pk).update(stage="parked", first_out_on=nov(1))
    text = client.get("/today/").content.decode()
    assert order(text, "Kestrel Finance", "Harrier Partners", "Osprey") == ["Kestrel Finance", "Harrier Partners"]
    assert "Fits your search, 100 of 100: covers your function, knows your industry" in text
    answer = client.post(
        reverse("outreach:plan_firm", args=[firms[0].public_id]), {"back": "today", "place": "next:0"}, **HTMX
    )
    assert answer.content.decode().startswith('<div id="today"')
    plan(client, firms[1])
    assert "Osprey" not in client.get("/today/").content.decode()  # two a day
    assert all(row.relationship for group in today_groups(seeker, nov(23)) for row in group.rows)


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
