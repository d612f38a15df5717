"""Writing to someone through the page: the text that fits, what stands against it, the ways it leaves, the log."""

import re
from datetime import date

import pytest
from django.urls import reverse

from outreach.acts.undo import undo
from outreach.models import AboutYou, GuardAnswer, HistoryRow, JobSearch, Reminder, ResumeVersion, Submission
from outreach.writing.sameness import body_key
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import HTMX, awaiting, nov, open_step, replying, they
from tests.outreach.scenes import out as wrote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
KNOWN = {"headline": "a finance leader", "years": "12", "phone": "617 555 0100"}


@pytest.fixture
def page(seeker, signed_in):
    make_search(seeker, proof_1="Closed early", proof_2="Built a team of six", proof_3="Cut eleven days")
    AboutYou.of(seeker).tell(by(seeker), **KNOWN)
    return signed_in(seeker)


def at(relationship, query=""):
    return reverse("outreach:write", args=[relationship.public_id]) + query


def fields(html):
    """What the form starts with."""
    found = {"template": ""} | dict(re.findall(r'<input[^>]*name="(\w+)" value="([^"]*)"', html))
    found |= {"body": re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", html, re.S)[1].replace("&#x27;", "'")}
    found["way"] = re.search(r'name="way" value="(\w+)"[^>]*checked', html)[1]
    return found


def said(page, relationship, query="", **changed):
    return fields(page.get(at(relationship, query)).content.decode()) | changed


def test_a_nudge_is_filled_in_and_logged_once(page, seeker):
    one = awaiting(seeker, "Jonas Weber")
    html = page.get(at(one)).content.decode()
    assert "No reply since" in html
    start = fields(html)
    assert start["template"] == "nudge_1:A"
    assert start["subject"] == "Re: VP Finance – Nora Halvorsen"
    assert "Hello Jonas,\n\nA short line after mine of 16 Nov." in start["body"]
    assert "{" not in start["body"]
    for _click in range(2):
        answer = page.post(at(one), start | {"act": "log", "back": "today"})
        assert (answer.status_code, answer.url) == (303, "/today/")
    row = HistoryRow.objects.live().filter(relationship=one, kind="interaction").last()
    assert one.history.count() == 2
    assert (row.data["purpose"], row.data["channel"], row.data["template"]) == ("nudge", "email", "nudge_1:A")
    assert row.data["body_key"] == body_key(start["body"])
    assert row.note.startswith("Re: VP Finance – Nora Halvorsen\n\nHello Jonas,")
    one.refresh_from_db()
    assert one.unanswered == 2


def test_the_first_message_names_what_is_missing_until_it_is_typed(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    html = page.get(at(one)).content.decode()
    start = fields(html)
    assert start["template"] == "first_touch:A"
    assert "Not filled in yet: what the recruiter works on." in html
    assert "mailto:" not in html.split('id="ways"')[1]
    whole = start["body"].replace("{recruiter.specialty}", "finance")
    look = page.post(at(one), start | {"body": whole, "act": "look"}, **HTMX).content.decode()
    assert look.lstrip().startswith('<section class="ways" id="ways"')
    assert "Not filled in yet" not in look
    assert 'href="mailto:' in look
    assert "https://mail.google.com/" in look
    assert "https://outlook.office.com/" in look
    assert "of 120 words" in look


@pytest.mark.parametrize(
    ("kind", "body", "shown"),
    [
        ("first_touch", "Hello Dana, a word?", False),
        ("first_touch", "Hello Dana, my résumé is with this.", True),
        ("", "Please find my CV attached.", True),
        ("", "We spoke of CVS pharmacies.", False),
        ("insight_resume", "What would you change in my résumé?", False),
        ("consent_withdraw", "Please do not send my résumé.", False),
    ],
)
def test_to_attach_the_resume_is_said_where_the_text_speaks_of_it(page, seeker, kind, body, shown):
    one = make_relationship(seeker, "Dana Reyes")
    ResumeVersion.objects.create(seeker=seeker, number=4, made_on=nov(1))
    text = said(page, one, body=body, template=kind and f"{kind}:A", act="look")
    assert ("attach résumé 4 yourself" in page.post(at(one), text, **HTMX).content.decode()) == shown


def test_a_text_too_long_for_a_link_falls_back_to_copying(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    look = page.post(at(one), said(page, one, body="A long line. " * 170, act="look"), **HTMX).content.decode()
    assert 'href="mailto:' not in look
    assert "too long for a link" in look
    assert "Copy the text" in look


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("a@firm.example, b@firm.example", "2 addresses stand in “To”. One message goes to one person"),
        ("", "Say to which address it goes."),
        ("not an address", "3 addresses"),
        ("dana(at)firm", "That is no email address."),
    ],
)
def test_one_recipient_only(page, seeker, to, sentence):
    one = make_relationship(seeker, "Dana Reyes")
    for act, status in (("look", 200), ("send", 422)):
        answer = page.post(at(one), said(page, one, to=to, body="Hello there", act=act))
        assert answer.status_code == status
        assert sentence in answer.content.decode()


def test_the_same_text_twice_is_stopped_and_kept_and_another_passes(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    first = said(page, one, body="Hello Dana, a word?")
    page.post(at(one), first | {"act": "log"})
    again = said(page, one, "?kind=first_touch", body="hello dana,\n a WORD?", template="first_touch:A")
    answer = page.post(at(one), again | {"act": "send"})
    assert answer.status_code == 422
    assert "had this very text from you on Mon 23 Nov" in answer.content.decode()
    assert [(kept.rule, kept.act) for kept in GuardAnswer.objects.all()] == [("same_body", None)]
    other = page.post(at(one), again | {"body": "Hello Dana, one thing more.", "act": "look"}).content.decode()
    assert "this very text" not in other


def test_a_warning_asks_for_a_reason_and_keeps_it_with_the_log(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    wrote(one, nov(20))
    html = page.get(at(one, "?kind=nudge_1")).content.decode()
    assert "Write anyway" in html
    assert 'href="mailto:' not in html
    start = fields(html) | {"body": "One new fact.", "act": "look"}
    assert "Say why in a few words" in page.post(at(one), start).content.decode()
    passed = start | {"guard_reason": "She asked for it by phone"}
    assert 'href="mailto:' in page.post(at(one), passed).content.decode()
    assert page.post(at(one), passed | {"act": "log"}).status_code == 303
    kept = GuardAnswer.objects.get()
    assert (kept.rule, kept.level, kept.reason) == ("least_gap", "warn", "She asked for it by phone")
    assert kept.act == one.history.latest("pk").act


def test_what_went_out_against_a_block_is_logged_and_noted(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    one.opt_out(by(seeker, MORNING))
    html = page.get(at(one)).content.decode()
    assert "asked not to be contacted" in html
    assert page.post(at(one), fields(html) | {"body": "Hello", "act": "log"}).status_code == 303
    assert GuardAnswer.objects.get().rule == "do_not_contact"
    assert one.history.filter(kind="interaction").count() == 1


def test_an_answer_starts_with_own_words_and_counts_as_one(page, seeker):
    one = replying(seeker)
    start = said(page, one)
    assert start["template"] == ""
    assert start["body"].startswith("Hello Ingrid,")
    page.post(at(one), start | {"body": "Tuesday at ten?", "act": "log"})
    row = one.history.latest("pk")
    assert (row.data["purpose"], "template" in row.data) == ("answer", False)


def test_other_texts_and_ways(page, seeker):
    one = replying(seeker)
    they(one, nov(23), channel="linkedin")
    assert said(page, one, "?text=consent_reply:A")["template"] == "consent_reply:A"
    assert said(page, one, "?text=own")["template"] == ""
    assert said(page, one, "?text=nonsense:Z")["template"] == ""
    linked = said(page, one, "?text=first_touch:B")
    assert linked["way"] == "linkedin"
    look = page.post(at(one), linked | {"act": "look", "body": "x" * 401}, **HTMX).content.decode()
    assert "401 of 400 characters" in look
    assert "mailto:" not in look
    page.post(at(one), said(page, one, "?kind=voicemail", body="Hello", act="log"))
    assert one.history.latest("pk").data["channel"] == "voicemail"


def test_the_step_leads_here_and_i_sent_it_stays_beside(page, seeker):
    one = awaiting(seeker, "Jonas Weber")
    for address in ("/today/", f"/r/{one.public_id}/"):
        html = page.get(address).content.decode()
        assert at(one) in html
        assert "I sent the nudge" in html
    sent = reverse("outreach:sent", args=[one.public_id])
    assert page.post(sent, {"duty": open_step(one).duty_key, "back": "today"}).status_code == 303
    assert one.history.count() == 2


def test_a_strangers_page_is_not_found(seeker, stranger, signed_in):
    one = make_relationship(seeker, "Dana Reyes")
    assert signed_in(stranger).get(at(one)).status_code == 404


@pytest.fixture
def asked(seeker):
    """Tomás asks for a role that went out through Dana; another role of his was sent since."""
    dana = make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel"))
    tomas = make_relationship(seeker, "Tomás Herrera", firm=make_firm("Harrow & Vale"))
    role = {"employer": "Meridian Devices", "role": "VP Finance"}
    dana.record_submission(by(seeker), key="a", state="submitted", occurred_on=nov(10), **role)
    tomas.record_submission(by(seeker), key="b", state="consent_requested", occurred_on=nov(12), **role)
    tomas.record_submission(
        by(seeker), key="c", state="submitted", employer="Hooli", role="Controller", occurred_on=nov(16)
    )
    return tomas


def test_a_consent_by_letter_is_about_what_was_asked_and_stopped_like_any_consent(page, asked):
    html = page.get(at(asked, "?kind=consent_reply")).content.decode()
    body = fields(html)["body"]
    assert "Meridian Devices" in body
    assert "Hooli" not in body
    assert "Kestrel has you for VP Finance at Meridian Devices" in html
    start = said(page, asked, "?kind=consent_reply")
    look = page.post(at(asked), start | {"act": "look"}).content.decode()
    assert "mailto:" not in look
    start = said(page, asked, "?kind=submission_status")
    assert "mailto:" in page.post(at(asked), start | {"act": "look"}).content.decode()


def test_a_letter_on_how_it_stands_is_about_what_is_out(page, asked):
    body = fields(page.get(at(asked, "?kind=submission_status")).content.decode())["body"]
    assert "Hooli" in body
    assert "Meridian" not in body


def test_a_consent_by_letter_is_noted_with_it_in_one_act(page, seeker, asked):
    Submission.objects.get(key="a").relationship.record_submission(
        by(seeker), key="a", state="withdrawn", occurred_on=nov(20)
    )
    html = page.get(at(asked, "?kind=consent_reply")).content.decode()
    assert "Note my consent with it: VP Finance, Meridian Devices" in html
    start = fields(html)
    assert start["until"] == "2027-02-21"  # ninety days on
    page.post(at(asked), start | {"act": "log"})
    assert Submission.objects.get(key="b").state == "consent_requested", "not ticked"
    page.post(at(asked), start | {"act": "log", "notes": "on", "body": start["body"] + "\nBest"})
    one = Submission.objects.get(key="b")
    assert (one.state, one.expires_on, one.right["channel"]) == ("consented", date(2027, 2, 21), "email")
    assert one.right["text"].endswith("Best")
    undo(asked.history.latest("pk").act, by(seeker))
    assert Submission.objects.get(key="b").state == "consent_requested"
    assert asked.history.live().latest("pk").data["purpose"] == "consent_reply", "the first letter stands"


@pytest.mark.parametrize(
    ("until", "words"),
    [("2036-01-01", "90 days"), ("", "This right never ends."), ("2026-11-01", "A consent ends after it was given.")],
)
def test_a_consent_by_letter_has_a_last_day_that_is_asked_about(page, seeker, until, words):
    one = make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel"))
    one.record_submission(
        by(seeker), key="a", state="consent_requested", occurred_on=nov(12), employer="Meridian", role="VP Finance"
    )
    start = said(page, one, "?kind=consent_reply", notes="on", act="look", to="dana@firm.example")
    assert 'href="mailto:' in page.post(at(one), start).content.decode()
    look = page.post(at(one), start | {"until": until}).content.decode()
    assert words in look
    assert 'href="mailto:' not in look


def test_a_consent_withdrawn_by_letter(page, seeker, asked):
    start = fields(page.get(at(asked, "?kind=consent_withdraw")).content.decode())
    assert "until" not in start
    page.post(at(asked), start | {"act": "log", "notes": "on"})
    assert Submission.objects.get(key="c").state == "withdrawn"
    assert 'name="notes"' not in page.get(at(asked, "?kind=submission_status")).content.decode()


def test_a_reminder_of_ones_own_leads_here_too(page, seeker):
    one = replying(seeker)
    Reminder.add_own(by(seeker), one, nov(23), "Send the figures")
    assert f"{at(one)}?back=today" in page.get("/today/").content.decode()
    assert f'href="{at(one)}"' in page.get(f"/r/{one.public_id}/").content.decode().split('id="own-steps"')[1]


def test_what_has_ended_asks_one_kind_question(page, seeker):
    one = replying(seeker, day=nov(16))
    wrote(one, nov(17), "answer")
    role = {"employer": "Hooli", "role": "Controller"}
    one.record_submission(by(seeker), key="a", state="submitted", occurred_on=nov(17), **role)
    one.record_submission(by(seeker), key="a", state="rejected", occurred_on=nov(20), **role)
    assert open_step(one).kind == "feedback"
    start = said(page, one)
    assert start["template"] == "submission_status:B"
    assert "for Controller" in start["body"]
    assert "which one thing would have made me the stronger choice" in start["body"]


def test_who_has_landed_does_not_write_as_if_they_looked(page, seeker):
    one = replying(seeker)
    seeker.jobsearchs.get().land(by(seeker))
    one.refresh_from_db()
    assert one.stage == "alumni"
    start = said(page, one)
    assert start["template"] == "check_in:B"
    assert "I am not looking" in start["body"]


@pytest.mark.parametrize(
    ("stage", "purpose"), [("listed", "first_touch"), ("awaiting", "nudge"), ("talking", "answer")]
)
def test_own_words_are_guarded_and_logged_as_what_they_are(page, seeker, stage, purpose):
    make = {"listed": make_relationship, "awaiting": awaiting, "talking": replying}[stage]
    one = make(seeker, "Dana Reyes", **{} if stage == "talking" else {"firm": make_firm(paid_by="seeker")})
    one.reminders.update(closed_at=MORNING)  # nothing that is owed says what it is for
    text = said(page, one, "?text=own", body="Hello Dana, a word?")
    assert text["template"] == ""
    look = page.post(at(one), text | {"act": "look"}, **HTMX).content.decode()
    assert ("charges job seekers" in look) == (stage != "talking")
    page.post(at(one), text | {"act": "log"})
    row = HistoryRow.objects.live().filter(relationship=one, kind="interaction").in_order().last()
    assert (row.data["purpose"], "body_key" in row.data) == (purpose, True)


def test_own_words_to_someone_new_keep_the_limits_of_a_first_message(page, seeker):
    one, text = make_relationship(seeker, "Dana Reyes"), {"body": "word " * 121}
    look = page.post(at(one), said(page, one, "?text=own", act="look", **text), **HTMX).content.decode()
    assert "121 of 120 words" in look


def test_an_address_with_its_name_is_one_address(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    text = said(page, one, to='"Reyes, Dana" <dana@firm.example>', body="Hello Dana, a word?")
    look = page.post(at(one), text | {"act": "look"}, **HTMX).content.decode()
    assert "addresses stand in" not in look
    assert 'href="mailto:dana@firm.example?' in look
    both = page.post(at(one), text | {"act": "look", "to": "Dana <a@b.example>, Eli <c@d.example>"}, **HTMX)
    assert "2 addresses stand in" in both.content.decode()


def test_a_follow_up_keeps_the_subject_of_its_thread(page, seeker):
    one = make_relationship(seeker, "Dana Reyes")
    first = said(page, one, subject="Referred by Ingrid", body="Hello Dana,\n\na word?", act="log")
    assert page.post(at(one), first).status_code == 303
    assert said(page, one, "?kind=nudge_1")["subject"] == "Re: Referred by Ingrid"
    assert said(page, one, "?kind=check_in")["subject"] != "Re: Referred by Ingrid"
    page.post(at(one), said(page, one, "?kind=nudge_1", body="One new fact.", act="log"))
    assert said(page, one, "?kind=nudge_2")["subject"] == "Re: Referred by Ingrid"


@pytest.mark.parametrize(
    ("pay", "currency", "shown"),
    [
        ("230–270k", "USD", "Pay: 230–270k USD"),
        ("230–270k USD", "USD", "Pay: 230–270k USD"),
        ("€90k", "EUR", "Pay: €90k"),
    ],
)
def test_a_currency_is_said_once(page, seeker, pay, currency, shown):
    JobSearch.objects.update(pay_range=pay, currency=currency)
    body = said(page, make_relationship(seeker, "Dana Reyes"))["body"]
    assert shown in body.split("\n")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"subject": "x" * 201}, "Subject: Ensure this value has at most 200 characters"),
        ({"subject": "A\r\nBcc: x@y.example"}, "Subject: There is a character in here that is no text."),
        ({"way": "pigeon"}, "Goes by: Select a valid choice."),
        ({"body": "x" * 5001}, "Ensure this value has at most 5000 characters"),
    ],
)
def test_what_keeps_a_text_from_leaving_is_said_beside_the_ways(page, seeker, changed, words):
    one = make_relationship(seeker, "Dana Reyes")
    look = page.post(at(one), said(page, one, act="look", **{"body": "Hello there"} | changed), **HTMX)
    assert words in look.content.decode()
    assert "mailto:" not in look.content.decode()
