"""Writing to someone through the page: the text that fits, what stands against it, the ways it leaves, the log."""


import pytest
from django.urls import reverse

from outreach.models import GuardAnswer, HistoryRow, Reminder, ResumeVersion
from outreach.writing.sameness import body_key
from tests.cast import MORNING, by
from tests.factories import make_relationship
from tests.outreach.scenes import HTMX, awaiting, nov, open_step, replying, they
from tests.outreach.scenes import out as wrote

from .pages import at, fields, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


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
    page.post(reverse("outreach:sent", args=[one.public_id]), {"duty": open_step(one).duty_key})
    assert "ask for feedback" in page.get("/today/").content.decode(), "and so it is called once asked"


def test_who_has_landed_does_not_write_as_if_they_looked(page, seeker):
    one = replying(seeker)
    seeker.jobsearchs.get().land(by(seeker))
    one.refresh_from_db()
    assert one.stage == "alumni"
    start = said(page, one)
    assert start["template"] == "check_in:B"
    assert "I am not looking" in start["body"]
