"""Discover: a firm is planned in one tap on a day that has room, put aside, or kept from the page."""

import pytest
from django.urls import reverse

from accounts.models import Act
from outreach import sweeps
from outreach.acts.settings import change_brief, change_preferences
from outreach.models import GuardAnswer, Relationship, SeekerFirm
from outreach.pages.today import today_groups
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.outreach.scenes import HTMX, nov, out

from .scenes import order, page, plan, specialties

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


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
    plan(client, firms[1], wave="2026-11-24")
    plan(client, firms[0], wave="2026-11-23")
    plan(client, firms[2], wave="2026-11-23")  # full by then: the next day that has room
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
    assert "Kestrel Finance is your employer" in page(client)


def test_today_suggests_firms_of_the_wave_when_nobody_is_left(seeker, firms, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    parked = make_relationship(seeker, "Pia Parked")
    Relationship.objects.filter(pk=parked.pk).update(stage="parked", first_out_on=nov(1))
    text = client.get("/today/").content.decode()
    assert order(text, "Kestrel Finance", "Harrier Partners", "Osprey") == ["Kestrel Finance", "Harrier Partners"]
    assert "Fits your search, 100 of 100: covers your function, knows your industry" in text
    change_preferences(by(seeker), seeker, days_off=["2026-11-23"])
    assert "Kestrel Finance" not in client.get("/today/").content.decode()
    change_preferences(by(seeker), seeker, days_off=[])
    answer = client.post(
        reverse("outreach:plan_firm", args=[firms[0].public_id]), {"back": "today", "place": "next:0"}, **HTMX
    )
    assert answer.content.decode().startswith('<div id="today"')
    plan(client, firms[1])
    assert "Osprey" not in client.get("/today/").content.decode()  # two a day
    assert all(row.relationship for group in today_groups(seeker, nov(23)) for row in group.rows)


def test_today_suggests_a_firm_of_discover_before_who_fits_less(seeker, firms, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    for name, firm, fit in (("Ann Listed", firms[2], 44), ("Bea Listed", firms[0], 100)):
        one = make_relationship(seeker, name, firm=firm)
        Relationship.objects.filter(pk=one.pk).update(fit=fit)
    text, best_first = client.get("/today/").content.decode(), ["Bea Listed", "Harrier Partners", "Ann Listed"]
    assert order(text, *best_first) == best_first
    assert "Not on your list yet" in text
    assert "Plan for today" in text


def test_an_address_that_anyone_may_have_says_nothing_of_an_employer(seeker, firms, search, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    firms[1].website = "https://www.linkedin.com/company/harrier"
    firms[1].save()
    change_brief(
        by(seeker), search, confidential=True, current_employer="Acme", current_employer_domain="linkedin.com"
    )  # fmt: skip
    assert order(page(client), "Kestrel", "Harrier") == ["Kestrel", "Harrier"]


def test_a_second_tap_plans_nobody_else_there(seeker, firms, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    for name in ("Aaron One", "Zoe Two"):
        make_recruiter(name, firm=firms[0])
    for _tap in range(2):
        plan(client, firms[0])
    planned = Relationship.objects.get()
    assert (planned.recruiter.name, planned.stage) == ("Aaron One", "planned")
    assert "Someone at Kestrel Finance is planned already, or has heard from you." in page(client)


def test_a_paused_search_offers_no_plan(seeker, firms, search, signed_in):
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    assert "Plan for today" in page(client)
    search.pause(by(seeker))
    text = page(client)
    assert "Your search is paused" in text
    assert "Plan for" not in text
    assert "is not for me" in text
    plan(client, firms[0])
    assert not Relationship.objects.exists()
    assert "Your whole search is paused." in page(client)


def test_someone_at_the_employer_is_stopped_and_kept_as_a_stop(seeker, firms, search, signed_in):
    """The firm's own name says nothing: whoever fits best there is by now at the employer too."""
    change_brief(by(seeker), search, confidential=True, current_employer="Halden Diagnostics")
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    firms[0].trading_names = ["Halden Diagnostics"]
    firms[0].save()
    assert firms[0].name in page(client)
    plan(client, firms[0])
    assert not Relationship.objects.exists()
    assert "is your employer" in page(client)
    stopped = GuardAnswer.objects.get()
    assert (stopped.rule, stopped.level, stopped.act) == ("own_employer", "block", None)


def test_a_warning_is_asked_about_on_a_page_and_its_reason_is_kept(seeker, firms, signed_in):
    """Written to at a firm that this one took over: the guard counts the two as one."""
    sweeps.firm_fits(MORNING)
    client = signed_in(seeker)
    old = make_firm("Kestrel Old", succeeded_by=firms[0], succeeded_on=nov(1))
    out(make_relationship(seeker, "Eli Stone", firm=old), nov(20))
    url = reverse("outreach:plan_firm", args=[firms[0].public_id])
    led = client.post(url, {"back": "discover?place=boston", "wave": "2026-11-24"}, **HTMX)["HX-Redirect"]
    assert led == f"{url}?back=discover%3Fplace%3Dboston&wave=2026-11-24"
    asked = client.get(led)
    assert "You wrote to Eli Stone at Kestrel Finance" in asked.content.decode()
    assert 'value="2026-11-24"' in asked.content.decode()
    assert "Plan it anyway" in asked.content.decode()
    assert plan(client, firms[0], back="discover").status_code == 422
    assert not Relationship.objects.filter(firm=firms[0]).exists()
    said = {"back": "discover?place=boston", "day": "2026-11-24", "guards_seen": asked.context["form"].seen}
    assert plan(client, firms[0], **said).status_code == 422
    assert plan(client, firms[0], **said, guard_reason="Another team").url == "/discover/?place=boston"
    planned = Relationship.objects.get(firm=firms[0])
    assert planned.next_step_on == nov(24)
    kept = GuardAnswer.objects.get()
    assert (kept.rule, kept.reason, kept.relationship) == ("firm_first", "Another team", planned)


def test_a_plan_for_a_day_that_is_full_says_when_it_comes_up(seeker, firms, signed_in):
    """A goal of eight leaves room for four steps a day; these nudges are due on the Monday."""
    sweeps.firm_fits(MORNING)
    for number in range(4):
        out(make_relationship(seeker, f"Waits {number}"), nov(16))
    client = signed_in(seeker)
    plan(client, firms[0], wave="2026-11-23")
    assert "is planned for today. The next day with room is tomorrow<" in page(client)
    one = make_relationship(seeker, "Ada Other", firm=firms[1])
    client.post(reverse("outreach:plan", args=[one.public_id]), {"day": "2026-11-24"})
    assert "Ada Other is planned for tomorrow<" in page(client)
