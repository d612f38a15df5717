"""Today: the groups, their reasons, one tap per row, the week; and what a stranger never sees."""

import pytest
from django.urls import reverse

from outreach.models import Relationship, Reminder, SeekerFirm
from outreach.pages.today import today_groups
from recruiters.models import Firm
from tests.cast import MORNING, by
from tests.factories import make_relationship, make_search

from .scenes import HTMX, awaiting, nov, open_step, out, replying, settle, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
TODAY = nov(23)


def groups_of(seeker):
    return {group.key: group for group in today_groups(seeker, TODAY)}


def names(group):
    return [row.who for row in group.rows]


def test_a_nudge_stands_under_due_today_with_its_count(seeker, signed_in):
    awaiting(seeker, "Jonas Weber", nov(16))
    group = groups_of(seeker)["due"]
    assert names(group) == ["Jonas Weber"]
    assert group.rows[0].why == "No reply since 16 Nov – nudge 1 of 2"
    page = signed_in(seeker).get(reverse("outreach:today")).content.decode()
    assert "Good morning, Nora" in page
    assert "No reply since 16 Nov – nudge 1 of 2" in page
    assert "They answered" in page


def test_the_last_nudge_says_what_follows(seeker):
    relationship = awaiting(seeker, "Hannah Price", nov(5))
    out(relationship, nov(12), "nudge")
    assert groups_of(seeker)["due"].rows[0].why == "No reply to your nudge of 12 Nov – nudge 2 of 2, then parked"


def test_the_one_nudge_of_a_retained_firm(seeker):
    relationship = make_relationship(seeker, "Claire Beaumont")
    relationship.firm.change_profile(nov(1), pay_model="retained")
    relationship.refresh_from_db()
    out(relationship, nov(9))
    assert groups_of(seeker)["due"].rows[0].why == "No reply since 9 Nov – the one nudge here, then parked"


def test_replies_come_first_with_what_was_kept_of_them(seeker):
    awaiting(seeker)
    replying(seeker, day=nov(22))
    found = today_groups(seeker, TODAY)
    assert [group.key for group in found] == ["replies", "due"]
    assert found[0].rows[0].why == "Wrote yesterday – answer today"
    assert found[0].rows[0].quote == "Could we speak on Tuesday?"


def test_an_approach_has_a_group_of_its_own(seeker):
    make_relationship(seeker, "Ana Lima").log_approach(by(seeker), occurred_on=nov(19))
    group = groups_of(seeker)["approaches"]
    assert group.rows[0].why == "Wrote to you first, on Thursday – answer, move it, or let it go"


def test_overdue_says_since_when_without_reproach(seeker):
    awaiting(seeker, "Marcus Webb", nov(11))
    row = groups_of(seeker)["overdue"].rows[0]
    assert (row.since, row.since_note) == (nov(18), "(since Wednesday)")


def test_what_is_stale_is_not_overdue_too(seeker):
    relationship = make_relationship(seeker, "Sofia Marchetti")
    relationship.file_resume(by(seeker, MORNING), occurred_on=nov(1).replace(month=10))
    settle(seeker)
    found = groups_of(seeker)
    assert names(found["stale"]) == ["Sofia Marchetti"]
    assert "overdue" not in found
    assert found["stale"].rows[0].why.startswith("On file since October")


def test_own_reminders_stand_among_what_is_due(seeker):
    relationship = make_relationship(seeker, "Rachel Stein")
    Reminder.add_own(by(seeker), relationship, TODAY, "Ask for the rates")
    group = groups_of(seeker)["due"]
    assert group.rows[0].why == "Ask for the rates"
    assert group.rows[0].main.label == "Done"


def test_suggested_next_names_the_parked_and_some_listed_ones(seeker):
    make_search(seeker)
    parked = awaiting(seeker, "Peter Nowak", nov(3).replace(month=5))
    for number in range(5):
        make_relationship(seeker, f"Listed {number}")
    settle(seeker)
    parked.refresh_from_db()
    group = groups_of(seeker)["next"]
    assert names(group) == ["Peter Nowak", "Listed 0", "Listed 1", "Listed 2"]
    assert group.rows[0].why.startswith("Parked since")


def test_suggested_next_begins_with_whom_the_search_fits_best(seeker):
    make_search(seeker)
    for name, fit in (("Adam", 20), ("Bea", None), ("Cleo", 85), ("Dan", 60)):
        one = make_relationship(seeker, name)
        Relationship.objects.filter(pk=one.pk).update(fit=fit)
    group = groups_of(seeker)["next"]
    assert names(group) == ["Cleo", "Dan", "Adam"]
    assert group.rows[0].why == "On your list, not written to yet; fits your search, 85 of 100"


@pytest.mark.parametrize("against", ["asks for money", "flagged", "protected", "do not contact"])
def test_suggested_next_names_nobody_whom_one_should_not_write_to(seeker, against):
    make_search(seeker)
    parked = awaiting(seeker, "Peter Nowak", nov(3).replace(month=5))
    listed = make_relationship(seeker, "Ann")
    make_relationship(seeker, "Zoe")
    settle(seeker)
    assert names(groups_of(seeker)["next"]) == ["Peter Nowak", "Ann", "Zoe"]
    for one in (parked, listed):
        if against == "asks for money":
            Firm.objects.filter(pk=one.firm_id).update(paid_by="seeker")
        elif against == "flagged":
            SeekerFirm.of(seeker, one.firm).note_down(by(seeker), notes="", flags=["fees"])
    if against == "protected":
        Relationship.objects.filter(pk__in=[parked.pk, listed.pk]).update(protected=True)
    elif against == "do not contact":
        for one in (parked, listed):
            one.opt_out(by(seeker, MORNING))
    assert names(groups_of(seeker)["next"]) == ["Zoe"]


def test_nothing_is_suggested_after_landing(seeker):
    search = make_search(seeker)
    make_relationship(seeker, "Listed")
    assert "next" in groups_of(seeker)
    search.land(by(seeker))
    assert today_groups(seeker, TODAY) == []


def test_a_group_is_cut_and_counted(seeker):
    for number in range(4):
        awaiting(seeker, f"Person {number}", nov(16))
    [group] = today_groups(seeker, nov(26), most=3)
    assert (len(group.rows), group.count, group.more) == (3, 4, 1)


def test_one_tap_logs_the_nudge_and_offers_undo(seeker, signed_in):
    relationship = awaiting(seeker)
    client, step = signed_in(seeker), open_step(relationship)
    url = reverse("outreach:sent", args=[relationship.public_id])
    answer = client.post(url, {"duty": step.duty_key, "back": "today", "place": "due:0"})
    assert (answer.status_code, answer["Location"]) == (303, "/today/")
    row = relationship.history.in_order().last()
    assert (row.data["purpose"], row.data["channel"], row.occurred_on) == ("nudge", "email", TODAY)
    page = client.get("/today/").content.decode()
    assert reverse("outreach:undo", args=[row.act.public_id]) in page
    assert "due" not in groups_of(seeker)


def test_the_tap_takes_the_way_last_used(seeker, signed_in):
    relationship = make_relationship(seeker)
    out(relationship, nov(16), channel="linkedin")
    step = open_step(relationship)
    signed_in(seeker).post(reverse("outreach:sent", args=[relationship.public_id]), {"duty": step.duty_key})
    assert relationship.history.in_order().last().data["channel"] == "linkedin"


def test_a_second_tap_is_harmless(seeker, signed_in):
    relationship = awaiting(seeker)
    client, duty = signed_in(seeker), open_step(relationship).duty_key
    for _tap in range(2):
        client.post(reverse("outreach:sent", args=[relationship.public_id]), {"duty": duty})
    assert relationship.history.count() == 2


def test_htmx_gets_the_fragment_with_toast_and_focus(seeker, signed_in):
    first, _second = awaiting(seeker, "Anna"), awaiting(seeker, "Bert")
    url = reverse("outreach:sent", args=[first.public_id])
    data = {"duty": open_step(first).duty_key, "back": "today", "place": "due:0"}
    answer = signed_in(seeker).post(url, data, **HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.startswith('<div id="today"')
    assert "<html" not in page
    assert "Logged with Anna: nudge" in page
    assert "data-focus>Bert</a>" in page
    assert "HX-Request" in answer["Vary"]


def test_focus_goes_to_the_end_when_all_is_done(seeker, signed_in):
    relationship = awaiting(seeker)
    data = {"duty": open_step(relationship).duty_key, "back": "today", "place": "due:0"}
    page = (
        signed_in(seeker).post(reverse("outreach:sent", args=[relationship.public_id]), data, **HTMX).content.decode()
    )
    assert '<p class="today-end" tabindex="-1" data-focus>' in page


def test_they_answered_moves_it_to_the_replies(seeker, signed_in):
    relationship = awaiting(seeker)
    signed_in(seeker).post(reverse("outreach:answered", args=[relationship.public_id]), {"back": "today"})
    assert names(groups_of(seeker)["replies"]) == ["Jonas Weber"]


def test_an_own_reminder_does_not_repeat_what_they_wrote(seeker):
    relationship = replying(seeker, note="Could we speak on Tuesday?")
    Reminder.add_own(by(seeker), relationship, TODAY, "Look up her client")
    rows = [row for group in today_groups(seeker, TODAY) for row in group.rows]
    assert [(row.why, row.quote) for row in rows if not row.reminder.automatic] == [("Look up her client", "")]
    assert [row.quote for row in rows if row.reminder.automatic] == ["Could we speak on Tuesday?"]


def test_messages_of_the_week_count_one_per_person_and_day(seeker, signed_in):
    relationship = awaiting(seeker, "Twice", TODAY)
    out(relationship, TODAY, "nudge", channel="linkedin")
    awaiting(seeker, "Last week", nov(17))
    page = signed_in(seeker).get("/today/").content.decode()
    assert '<strong class="pulse-number">1</strong> of 8 messages this week' in page
    assert "1 last week" in page


def test_no_goal_is_a_choice(seeker, signed_in):
    seeker.preferences.weekly_goal = None
    seeker.preferences.save()
    awaiting(seeker)
    page = signed_in(seeker).get("/today/").content.decode()
    assert "No weekly goal." in page
    assert 'class="goal"' not in page


def test_the_week_shows_seven_weekdays_and_days_off(seeker, signed_in):
    seeker.preferences.days_off = ["2026-11-26"]
    seeker.preferences.save()
    awaiting(seeker)
    page = signed_in(seeker).get("/today/").content.decode()
    assert page.count('class="day"') == 7
    assert page.count("data-off") == 1
    assert "<strong>Off</strong>" in page


@pytest.mark.parametrize(("people", "said"), [(2, False), (3, True)])
def test_a_full_week_says_that_check_ins_stretch(seeker, signed_in, people, said):
    """Goal 1: three steps a day; the rest of the week is off."""
    seeker.preferences.weekly_goal = 1
    seeker.preferences.days_off = [f"2026-11-{day}" for day in range(24, 28)]
    seeker.preferences.save()
    for n in range(people):
        awaiting(seeker, f"Person {n}")
    assert ("This week is full" in signed_in(seeker).get("/today/").content.decode()) is said


def test_the_first_visit_says_what_to_do(seeker, signed_in):
    page = signed_in(seeker).get("/today/").content.decode()
    assert "Welcome, Nora" in page
    assert "Say what you are looking for" in page
    make_search(seeker, confidential=True)
    page = signed_in(seeker).get("/today/").content.decode()
    assert "VP Finance, Boston – kept confidential." in page


def test_a_stranger_and_an_admin_see_none_of_it(seeker, stranger, admin, signed_in):
    relationship = awaiting(seeker)
    for other in (stranger, admin):
        client = signed_in(other)
        assert "Jonas Weber" not in client.get("/today/").content.decode()
        for name in ("sent", "answered"):
            assert client.post(reverse(f"outreach:{name}", args=[relationship.public_id])).status_code == 404
    assert relationship.history.count() == 1


def test_a_talk_that_may_rest_can_be_let_rest(seeker, signed_in):
    relationship = awaiting(seeker, day=nov(2).replace(month=10))
    they(relationship, nov(5))
    settle(seeker)
    step = open_step(relationship)
    assert step.kind == "let_it_rest"
    signed_in(seeker).post(reverse("outreach:step_done", args=[step.public_id]))
    relationship.refresh_from_db()
    assert relationship.stage == "parked"


@pytest.mark.parametrize(
    "place", ["", "due", "due:-1", "due:\u00b2", "due:" + "9" * 5000, "nowhere:0", "due:99", ":\x00"]
)
def test_odd_hidden_fields_do_no_harm(seeker, signed_in, place):
    relationship = awaiting(seeker)
    data = {"duty": "nudge:\x00", "back": "today", "place": place}
    answer = signed_in(seeker).post(reverse("outreach:sent", args=[relationship.public_id]), data, **HTMX)
    assert answer.status_code == 200
    assert relationship.history.count() == 1


def test_a_name_is_written_as_it_is_whatever_it_looks_like(seeker, signed_in):
    awaiting(seeker, '<b>"&\ue000why\ue001 O\'Hara', nov(16))
    awaiting(seeker, "Jonas Weber", nov(16))
    page = signed_in(seeker).get(reverse("outreach:today")).content.decode()
    assert "Done with &lt;b&gt;&quot;&amp;\ue000why\ue001 O&#x27;Hara" in page
    assert "<b>" not in page
    assert "Done with Jonas Weber" in page
