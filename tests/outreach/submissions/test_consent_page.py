"""Giving consent on the page: warned with a reason, stopped by a conflict, kept when it has happened already."""

import pytest
from django.urls import reverse

from outreach.acts.ruling import rule
from outreach.models import Conflict, Employer, GuardAnswer, Submission
from tests.cast import by
from tests.outreach.scenes import nov

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(seeker, signed_in, morning):
    return signed_in(seeker)


def say(client, person, key="a", state="consented", **said):
    said = {
        "role": "VP Finance", "employer": "Meridian Devices", "state": state, "occurred_on": "2026-11-23",
        "expires_on": "2027-01-10" if state == "consented" else "", "covers": "role", "key": key, "agreed": "yes",
    } | said  # fmt: skip
    return client.post(reverse("outreach:submission", args=[person.public_id]), said)


def test_a_consent_that_nothing_stands_against(client, dana):
    answer = say(client, dana)
    assert answer.status_code == 303
    assert Submission.objects.get().state == "consented"
    assert not GuardAnswer.objects.exists()


def test_a_warning_asks_for_a_reason_and_keeps_it(client, dana):
    answer = say(client, dana, expires_on="")
    assert answer.status_code == 422
    assert "This right never ends. Ask for a last day, at most 90 days on." in answer.content.decode()
    assert "Agree anyway" in answer.content.decode()
    assert not Submission.objects.exists()
    seen = answer.context["form"].seen
    answer = say(client, dana, expires_on="", guards_seen=seen, guard_reason="They know me")
    assert answer.status_code == 303
    kept = GuardAnswer.objects.get()
    assert (kept.rule, kept.level, kept.reason, kept.relationship) == ("S4_no_expiry", "warn", "They know me", dana)
    assert kept.act.kind == "submission"


def test_one_role_through_two_firms_is_stopped_and_explained(client, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    answer = say(client, tomas, "b")
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "Kestrel has you for VP Finance at Meridian Devices since Thu 12 Nov." in words
    assert "I have said yes already" in words
    assert GuardAnswer.objects.get().act is None, "kept as stopped"
    assert not Submission.objects.filter(key="b").exists()
    asked = say(client, tomas, "b", "consent_requested")
    conflict = Conflict.objects.get()
    there = reverse("outreach:conflict", args=[conflict.public_id])
    assert (asked.status_code, asked.url) == (303, there), "kept as asked for, it leads to the two side by side"
    assert say(client, tomas, "b").url == there, "stopped again, it leads there too"
    page = client.get(there).content.decode()
    assert "One of them has you; the other asks." in page
    assert "I have been put forward there already, on Thu 12 Nov" in page
    assert "What was decided?" not in page


def test_what_was_said_already_is_kept_and_opens_a_conflict(client, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    for key, said in (("b", {"already": "on"}), ("c", {"occurred_on": "2026-11-20"})):
        answer = say(client, tomas, key, **said)
        assert answer.status_code == 303
        assert Submission.objects.get(key=key).live
    assert Conflict.objects.open().count() == 2
    assert set(GuardAnswer.objects.exclude(act=None).values_list("rule", "reason")) == {("S1", ""), ("frozen", "")}
    answer = say(client, tomas, "d", role="Controller")
    assert answer.status_code == 422
    assert "Nothing new is agreed to there until you have noted what was decided." in answer.content.decode()


def test_sent_without_asking_is_noted_against_the_firm(client, dana):
    assert say(client, dana, "a", "unauthorised").status_code == 303
    assert GuardAnswer.objects.get().rule == "S5"
    answer = say(client, dana, "b", employer="Corvane")
    assert "Kestrel sent your résumé without asking, noted on Mon 23 Nov." in answer.content.decode()


def test_an_employer_that_looks_alike_is_asked_about_once(client, dana, tomas):
    say(client, dana, "a", "submitted")
    answer = say(client, tomas, "b", "proposed", employer="Meridian")
    assert answer.status_code == 422
    assert "Meridian Devices – one name is the beginning of the other" in answer.content.decode()
    meridian = Employer.objects.get()
    assert say(client, tomas, "b", "proposed", employer="Meridian", same_as="nonsense").status_code == 422
    say(client, tomas, "b", "proposed", employer="Meridian", same_as=meridian.public_id)
    meridian.refresh_from_db()
    assert meridian.aliases == ["Meridian"]
    assert Submission.objects.get(key="b").employer == meridian
    say(client, tomas, "c", employer="Meridian Device Co", same_as="other", role="Controller")
    other = Employer.objects.exclude(pk=meridian.pk).get()
    assert other.told_apart == [meridian.public_id]
    assert say(client, tomas, "d", employer="Meridian Device Co", role="CFO").status_code == 303, "not asked again"
    client.post(reverse("outreach:undo", args=[Submission.objects.get(key="b").relationship.history.get(
        data__key="b").act.public_id]), {"confirmed": "on"})  # fmt: skip
    meridian.refresh_from_db()
    assert meridian.aliases == [], "the answer was part of the act"


def test_the_next_state_starts_from_what_was_said(client, dana):
    say(client, dana, site="Boston", text="Yes, for this role.", channel="email")
    page = client.get(reverse("outreach:submission", args=[dana.public_id]), {"key": "a", "state": "submitted"})
    form = page.context["form"]
    assert (form["employer"].value(), form["site"].value(), form["state"].value()) == (
        "Meridian Devices", "Boston", "submitted",
    )  # fmt: skip
    assert form["text"].value() == "Yes, for this role."


def test_the_ruling_on_the_page_and_its_undo(client, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    say(client, tomas, "b", "submitted", occurred_on="2026-11-13")
    there = reverse("outreach:conflict", args=[Conflict.objects.get().public_id])
    page = client.get(there).content.decode()
    assert "Another firm has had me there since Fri 13 Nov." in page
    assert "What was decided?" in page
    assert client.post(there, {"winner": "nobody"}).status_code == 422
    late = {"winner": "none", "ruled_by": "employer", "day": "2026-11-24"}
    assert "That day is still to come." in client.post(there, late).content.decode()
    first = Submission.objects.get(key="a")
    said = {"winner": first.public_id, "ruled_by": "employer", "day": "2026-11-20", "note": "By mail"}
    answer = client.post(there, said, follow=True)
    assert "Dana Reyes keeps you there" in answer.content.decode()
    assert Submission.objects.get(key="b").state == "withdrawn_duplicate"
    assert client.post(there, said).status_code == 422, "decided once"


def test_the_ledger_says_what_may_still_be_agreed_to(client, seeker, dana, tomas, django_assert_max_num_queries):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    say(client, tomas, "b", "consent_requested")
    say(client, tomas, "c", "consent_requested", employer="Corvane", role="CFO")
    say(client, dana, "d", employer="Orrin", expires_on="2026-11-30")
    for order in ("employer", "recruiter", "state", "nonsense"):
        with django_assert_max_num_queries(22):
            page = client.get(reverse("outreach:submissions"), {"by": order}).content.decode()
    assert "Kestrel may claim a fee" in page
    assert "Nothing of yours stands in its way." in page
    assert "Kestrel has you for VP Finance at Meridian Devices" in page
    assert "Your consent ends" in page
    assert "Before you say yes to Tomás Herrera: one role, two ways" in page
    today = client.get(reverse("outreach:today")).content.decode()
    assert "Before you say yes to Tomás Herrera: one role, two ways" in today
    assert "open conflict" in today, "the mark in the navigation"


def test_an_application_of_ones_own_from_page_to_page(client, seeker, dana):
    said = {"employer": "Meridian Devices", "role": "VP Finance", "state": "submitted", "day": "2026-11-09"}
    assert client.post(reverse("outreach:new_application"), said | {"day": "2026-12-09"}).status_code == 422
    assert client.post(reverse("outreach:new_application"), said).status_code == 303
    own = Submission.objects.get()
    answer = say(client, dana)
    assert "You applied at Meridian Devices yourself on Mon 9 Nov." in answer.content.decode()
    there = reverse("outreach:application", args=[own.public_id])
    client.post(there, said | {"state": "interviewing", "day": "2026-11-20", "site": "Boston"})
    own.refresh_from_db()
    assert (own.state, own.state_on, own.site, own.sent_on) == ("interviewing", nov(20), "Boston", nov(9))
    client.post(there, {"remove": "1"})
    assert client.get(there).status_code == 404


def test_what_was_said_of_an_application_in_another_window_is_shown_beside_it(client, seeker):
    said = {"employer": "Meridian Devices", "role": "VP Finance", "state": "submitted", "day": "2026-11-09"}
    client.post(reverse("outreach:new_application"), said)
    own = Submission.objects.get()
    there = reverse("outreach:application", args=[own.public_id])
    opened = client.get(there).context["form"].version
    assert client.post(there, said | {"site": "Boston", "opened": opened}).status_code == 303
    answer = client.post(there, said | {"site": "Leeds", "opened": opened})
    assert answer.status_code == 409
    assert "Boston" in answer.content.decode()
    assert "Leeds" in answer.content.decode()
    own.refresh_from_db()
    assert own.site == "Boston"


def test_employers_are_renamed_joined_and_asked_for(client, seeker, dana):
    say(client, dana, "a", "submitted")
    say(client, dana, "b", "submitted", employer="MDX")
    meridian, mdx = (Employer.objects.get(name=name) for name in ("Meridian Devices", "MDX"))
    there = reverse("outreach:employer", args=[meridian.public_id])
    taken = client.post(there, {"name": "MDX", "aliases": "", "domain": "", "parent": ""})
    assert taken.status_code == 422
    assert "Say below that the two are one." in taken.content.decode()
    client.post(there, {"name": "Meridian", "aliases": "M Devices", "domain": "meridian.example", "parent": ""})
    meridian.refresh_from_db()
    assert meridian.aliases == ["M Devices", "Meridian Devices"]
    assert client.post(there, {"other": "nonsense"}).status_code == 422
    client.post(there, {"other": mdx.public_id})
    assert client.get(reverse("outreach:employer", args=[mdx.public_id])).url == there
    assert set(Submission.objects.values_list("employer__name", flat=True)) == {"Meridian"}
    told = reverse("outreach:introduced", args=[dana.firm.public_id])
    assert client.post(told, {"employers": "…", "introduced_on": "2026-11-02"}).status_code == 422
    client.post(told, {"employers": "Orrin\nmdx\n", "introduced_on": "2026-11-02"})
    page = client.get(told).content.decode()
    assert "To which hirers has Kestrel sent my résumé" in page
    assert "Orrin" in page
    assert "2 Nov 2027" in page


def test_strangers_find_nothing(client, seeker, dana, tomas, stranger, signed_in):
    say(client, dana, "a", "submitted")
    say(client, tomas, "b", "submitted")
    own = client.post(reverse("outreach:new_application"), {
        "employer": "Orrin", "role": "CFO", "state": "submitted", "day": "2026-11-09"})  # fmt: skip
    assert own.status_code == 303
    other = signed_in(stranger)
    for name, public_id in (
        ("conflict", Conflict.objects.get().public_id),
        ("employer", Employer.objects.first().public_id),
        ("application", Submission.objects.get(relationship=None).public_id),
    ):
        assert other.get(reverse(f"outreach:{name}", args=[public_id])).status_code == 404
    assert "Meridian" not in other.get(reverse("outreach:submissions")).content.decode()


def test_what_is_said_where_one_side_is_ones_own_application(client, seeker, dana, tomas):
    client.post(reverse("outreach:new_application"), {
        "employer": "Meridian Devices", "role": "VP Finance", "state": "submitted", "day": "2026-11-09"})  # fmt: skip
    say(client, dana, "a", "consent_requested", occurred_on="2026-11-10")
    there = reverse("outreach:conflict", args=[Conflict.objects.get().public_id])
    page = client.get(there).content.decode()
    assert "I applied there myself on Mon 9 Nov, so I can" in page
    assert "You applied there yourself, and now a recruiter asks." in page
    assert "You applied there yourself." in client.get(reverse("outreach:submissions")).content.decode()
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    page = client.get(there).content.decode()
    assert "whether they have me through you or from my own application" in page
    assert "both of you" not in page
    assert "The employer decides which of the two counts" in page
    stopped = say(client, tomas, "b", role="Controller").content.decode()
    assert "Meridian Devices has you two ways already" in stopped
    assert "Before you agree" in say(client, tomas, "c", employer="Orrin", expires_on="").content.decode()


def test_a_live_one_that_gets_another_employer_is_asked_about_again(client, dana, tomas):
    say(client, dana, "a")
    say(client, tomas, "b", "submitted", employer="Corvane", occurred_on="2026-11-12")
    say(client, dana, "a", "submitted")
    assert not GuardAnswer.objects.filter(rule="S1").exists(), "where it was"
    assert say(client, dana, "a", "submitted", employer="Corvane").status_code == 303, "it has happened"
    assert GuardAnswer.objects.get(rule="S1").relationship == dana
    assert Conflict.objects.open().exists()


def test_agreeing_again_with_who_lost_leads_to_the_ruling(client, seeker, dana, tomas):
    say(client, dana, "a", "submitted", occurred_on="2026-11-12")
    say(client, tomas, "b", "submitted", occurred_on="2026-11-13")
    conflict = Conflict.objects.get()
    rule(by(seeker), conflict, ruled_by="employer", winner=conflict.first, day=nov(20))
    answer = say(client, tomas, "b")
    assert (answer.status_code, answer.url) == (303, reverse("outreach:conflict", args=[conflict.public_id]))
    assert "Dana Reyes keeps you there" in client.get(answer.url).content.decode()
    assert Submission.objects.get(key="b").state == "withdrawn_duplicate"
    assert say(client, dana, "a", "interviewing").url != answer.url, "who won goes on"


def test_the_step_of_a_consent_that_ends_leads_to_where_it_is_renewed(client, dana, seeker):
    say(client, dana, expires_on="2026-11-27")
    there = f"{reverse('outreach:submission', args=[dana.public_id])}?key=a"
    assert there in client.get(reverse("outreach:today")).content.decode()
    form = client.get(there).context["form"]
    assert (form["state"].value(), str(form["expires_on"].value())) == ("consented", "2026-11-27")
    assert say(client, dana, expires_on="2027-01-29").status_code == 303
    assert there not in client.get(reverse("outreach:today")).content.decode()
    assert Submission.objects.get().expires_on.isoformat() == "2027-01-29"
