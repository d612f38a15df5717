"""Every act on a relationship through its page: success, refusal, a second click, bad values, a stranger."""

from datetime import date

import pytest
from django.urls import reverse

from outreach.models import Relationship, Reminder, ResumeVersion
from outreach.views.acts import PAGES
from recruiters.models import Firm
from tests.cast import by
from tests.factories import make_firm, make_relationship
from tests.transactions import rolled_back

from .scenes import awaiting, nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def relationship(seeker):
    return make_relationship(seeker, "Jonas Weber")


@pytest.fixture
def post(seeker, relationship, signed_in):
    """post(act, **fields) → the answer."""
    client = signed_in(seeker)

    def act(name, **fields):
        return client.post(reverse(f"outreach:{name}", args=[relationship.public_id]), fields)

    return act


def stage(relationship):
    relationship.refresh_from_db()
    return relationship.stage


def test_plan_and_plan_again_and_drop(relationship, post):
    assert post("plan").status_code == 303
    assert (stage(relationship), relationship.due_on) == ("planned", nov(30))
    post("plan", day="2026-12-03")
    assert stage(relationship) == "planned"
    assert relationship.due_on == date(2026, 12, 3)
    post("drop")
    assert stage(relationship) == "listed"


def test_park_and_park_again(seeker, signed_in):
    relationship = awaiting(seeker)
    client, url = signed_in(seeker), reverse("outreach:park", args=[relationship.public_id])
    assert client.post(url).status_code == 303
    assert (stage(relationship), relationship.revisit_on) == ("parked", date(2027, 2, 21))
    assert not relationship.reminders.filter(closed_at__isnull=True).exists()
    answer = client.post(url)
    assert answer.status_code == 422
    assert "Nothing to park: this is at parked." in answer.content.decode()


def test_plan_in_the_past_is_refused_by_its_field(relationship, post):
    answer = post("plan", day="2026-11-20")
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"day": ["20 November is past. Choose today or a later day."]}
    assert stage(relationship) == "listed"


def test_plan_where_it_does_not_fit_says_why(seeker, signed_in):
    relationship = awaiting(seeker)
    answer = signed_in(seeker).post(reverse("outreach:plan", args=[relationship.public_id]), {})
    assert answer.status_code == 422
    assert "Nothing to plan: this is at awaiting. Log what happens instead." in answer.content.decode()


def test_an_approach_taken_up_moved_or_let_go(seeker, relationship, post):
    relationship.log_approach(by(seeker))
    assert post("later", day="2026-11-22").status_code == 422
    post("later", day="2026-12-01")
    relationship.refresh_from_db()
    assert relationship.next_step_on == date(2026, 12, 1)
    post("no")
    relationship.refresh_from_db()
    assert relationship.next_step_on is None
    assert post("talk").status_code == 422
    relationship.log_approach(by(seeker))
    post("talk")
    assert (stage(relationship), relationship.turn) == ("talking", "ours")


def test_pause_and_resume(relationship, post):
    assert post("pause", until="2026-11-23").status_code == 422
    post("pause", until="2026-12-07")
    assert (stage(relationship), relationship.paused_until) == ("paused", date(2026, 12, 7))
    post("resume")
    assert stage(relationship) == "listed"
    answer = post("resume")
    assert answer.status_code == 422
    assert "This is not paused; it is at listed." in answer.content.decode()


def test_close_and_reopen(relationship, post):
    assert post("close").status_code == 422
    assert post("close", reason="boring").status_code == 422
    post("close", reason="not_my_field", note="Only sales")
    assert (stage(relationship), relationship.close_reason) == ("closed", "not_my_field")
    post("reopen")
    assert stage(relationship) == "listed"


def test_opt_out_stays_closed(relationship, post):
    post("opt_out", note="Asked by mail")
    assert stage(relationship) == "closed"
    assert relationship.do_not_contact
    answer = post("reopen")
    assert answer.status_code == 422
    assert "not to be contacted" in answer.content.decode()


def test_a_resume_on_file_with_a_new_version_and_an_old_one(seeker, relationship, post):
    post("file", version="new", label="Shorter", occurred_on="2026-11-20")
    assert ResumeVersion.objects.get(seeker=seeker).label == "Shorter"
    assert (stage(relationship), relationship.filed_on) == ("on_file", nov(20))
    post("file", version="1", occurred_on="2026-11-21")
    assert ResumeVersion.objects.filter(seeker=seeker).count() == 1
    assert relationship.history.filter(kind="filing").count() == 2
    assert post("file", version="7", occurred_on="2026-11-21").status_code == 422


def test_a_submission_and_its_next_state(seeker, relationship, post, signed_in):
    post("submission", key="abc", role="CFO", employer="Meridian", state="consented", occurred_on="2026-11-20",
         expires_on="2027-02-10")  # fmt: skip
    assert stage(relationship) == "representing"
    url = reverse("outreach:submission", args=[relationship.public_id])
    form = signed_in(seeker).get(url, {"key": "abc"}).context["form"]
    assert (form["role"].value(), form["employer"].value(), form["key"].value()) == ("CFO", "Meridian", "abc")
    post("submission", key="abc", role="CFO", employer="Meridian", state="rejected", occurred_on="2026-11-23")
    assert stage(relationship) != "representing"


def test_a_consent_can_not_end_before_it_was_given(post):
    answer = post(
        "submission", key="abc", role="CFO", state="consented", occurred_on="2026-11-20", expires_on="2026-11-01"
    )
    assert list(answer.context["form"].errors) == ["expires_on"]


def test_moved_to_a_known_or_a_new_firm(seeker, relationship, post):
    known = make_firm("Cobalt Search", pay_model="retained")
    post("moved", firm="cobalt search", occurred_on="2026-11-20")
    relationship.refresh_from_db()
    assert relationship.firm == known
    post("moved", firm="Brand New Partners", occurred_on="2026-11-21")
    relationship.refresh_from_db()
    assert relationship.firm.owner == seeker
    answer = post("moved", firm="brand new partners", occurred_on="2026-11-22")
    assert answer.status_code == 422
    assert Firm.objects.filter(name="Brand New Partners").count() == 1


def test_an_invitation_that_was_accepted(seeker, relationship, post):
    relationship.log_interaction(
        by(seeker), direction="out", channel="linkedin", purpose="invitation", occurred_on=nov(18)
    )
    post("accepted", occurred_on="2026-11-20")
    relationship.refresh_from_db()
    assert relationship.next_step_on == nov(23)


def test_another_address_ends_the_search_for_one(seeker, relationship, post, signed_in):
    sent = relationship.log_interaction(
        by(seeker), direction="out", channel="email", purpose="first_touch", occurred_on=nov(20)
    )
    relationship.log_bounce(by(seeker), sent)
    assert Reminder.objects.get(closed_at__isnull=True).kind == "find_address"
    refused = post("address", kind="email", value="jonas at cobalt", occurred_on="2026-11-23")
    assert refused.status_code == 422
    assert "does not look complete" in refused.content.decode()
    assert post("address", kind="email", value="jonas@cobalt.example", occurred_on="2026-11-23").status_code == 303
    assert not Reminder.objects.filter(closed_at__isnull=True).exists()
    page = signed_in(seeker).get(reverse("outreach:relationship", args=[relationship.public_id])).content.decode()
    assert "mailto:jonas@cobalt.example" in page
    assert not relationship.recruiter.contact_points.filter(value="jonas@cobalt.example").exists()


def test_a_rhythm_of_ones_own_and_back(seeker, signed_in):
    relationship = awaiting(seeker, day=nov(23))
    client, url = signed_in(seeker), reverse("outreach:rhythm", args=[relationship.public_id])
    assert client.post(url, {"nudge_1": "9", "nudge_2": "4"}).status_code == 303
    page = client.get(reverse("outreach:relationship", args=[relationship.public_id]))
    assert page.context["rhythm"] == "Contingency: nudges after 9 and 4 working days"
    relationship.refresh_from_db()
    assert relationship.due_on == date(2026, 12, 4)
    assert client.get(url).context["form"]["nudge_1"].value() == 9
    client.post(url, {})
    relationship.refresh_from_db()
    assert relationship.due_on == nov(30)


@pytest.mark.parametrize("fields", [{"nudge_1": "0"}, {"nudge_1": "x"}, {"most_touches": "9"}, {"nudge_2": "3"}])
def test_a_rhythm_that_can_not_be(post, fields):
    assert post("rhythm", **fields).status_code == 422


def test_an_own_reminder(relationship, post):
    assert post("remind", text="Ask", day="2026-11-20").status_code == 422
    post("remind", text="Ask about the board", day="2026-11-27")
    post("remind", text="Ask about the rates", day="2026-11-27")
    assert Reminder.objects.filter(relationship=relationship, automatic=False).count() == 2


HOSTILE = [
    "",
    "\x00",
    "\u202egnp.exe",
    "<script>alert(1)</script>",
    "😀" * 50,
    "9" * 400,
    "0001-01-01",
    "9999-12-31",
    "[]",
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_value_breaks_a_form_or_what_shows_it(seeker, relationship, signed_in, page):
    client = signed_in(seeker)
    url = reverse(f"outreach:{page.name}", args=[relationship.public_id])
    fields = client.get(url).context["form"].fields
    for value in HOSTILE:
        with rolled_back():
            answer = client.post(url, dict.fromkeys(fields, value))
            assert answer.status_code in (303, 422), value
            if answer.status_code == 422:
                assert answer.context["form"].errors
                continue
            assert client.get(reverse("outreach:relationship", args=[relationship.public_id])).status_code == 200
            assert client.get("/today/").status_code == 200


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_act_asks_on_a_page_and_is_closed_to_strangers(relationship, seeker, stranger, signed_in, page):
    url = reverse(f"outreach:{page.name}", args=[relationship.public_id])
    assert signed_in(seeker).get(url).status_code == 200
    assert signed_in(stranger).get(url).status_code == 404
    assert signed_in(stranger).post(url, {}).status_code == 404
    assert Relationship.objects.get(pk=relationship.pk).history.count() == 0


def test_an_act_made_on_today_leads_back_there(relationship, post):
    answer = post("plan", back="today")
    assert answer["Location"] == "/today/"


@pytest.mark.parametrize("key", ["", "\x00", "unknown", "%"])
def test_an_unknown_submission_starts_a_new_one(seeker, relationship, signed_in, key):
    url = reverse("outreach:submission", args=[relationship.public_id])
    form = signed_in(seeker).get(url, {"key": key}).context["form"]
    assert len(form["key"].value()) == 12
