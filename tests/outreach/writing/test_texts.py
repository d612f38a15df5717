"""The starter texts hold what they promise; counts, links, sameness, and the kind that fits a step."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from outreach.cadence.rows import SILENT_PURPOSES
from outreach.writing.counts import counts
from outreach.writing.fields import FIELDS
from outreach.writing.kinds import KINDS, channel_of, kind_for, purpose_of, variant_for
from outreach.writing.links import MOST_MAILTO, gmail, mailto, outlook
from outreach.writing.merging import merge, names_in
from outreach.writing.sameness import body_key
from outreach.writing.starters import starter, starters

# Longer than most people's, so that the limits hold with room.
LONG = dict.fromkeys(FIELDS, "finance and treasury") | {
    "recruiter.salutation": "Dana", "recruiter.first_name": "Dana", "seeker.name": "Nora Halvorsen",
    "search.target_roles": "VP Finance", "proof.1": "closed a 140-million carve-out a month early",
    "proof.2": "cut working capital by eleven days in two years", "proof.3": "built an FP&A team of six from two",
    "seeker.headline": "a finance leader in medical devices", "search.places": "Boston",
    "search.confidential_line": "My search is confidential: please name me to nobody before we have spoken.",
    "search.industries": "medical devices, pharma & biotech", "search.pay_range": "230–270k", "search.currency": "USD",
    "search.availability": "in four weeks", "seeker.phone": "+1 617 555 0148",
    "submission.role": "VP Finance", "submission.employer": "Meridian Devices", "last_contact.date": "12 November",
}  # fmt: skip


def test_there_is_one_of_every_kind():
    assert len(KINDS) == 18
    assert {one.kind for one in starters()} == set(KINDS)
    assert all(one.variant in "AB" and one.name and one.body for one in starters())


@pytest.mark.parametrize("one", starters(), ids=lambda one: f"{one.kind}-{one.variant}")
def test_a_starter_knows_its_fields_and_keeps_its_limits(one):
    assert set(names_in(one.subject + one.body)) <= set(FIELDS)
    known = LONG if one.way == "email" else LONG | {"referrer.name": ""}  # 400 characters have no room for both
    subject, body = merge(one.subject, known), merge(one.body, known)
    assert body.missing == subject.missing == ()
    assert [count for count in counts(KINDS[one.kind].purpose, one.way, subject.text, body.text) if count.over] == []
    assert bool(one.subject) == (one.way == "email")
    assert "!" not in one.body
    assert "your recruiter" not in one.body.lower()


# What a text of a kind says, by field. Source: domain.md section 6
SAYS = {
    "first_touch": (
        "recruiter.specialty", "referrer.name", "seeker.headline", "proof.1", "proof.2", "search.target_roles",
        "search.industries", "search.places", "search.pay_range", "search.currency", "search.availability",
        "search.confidential_line", "seeker.name", "seeker.phone",
    ),
    "call_script": (
        "recruiter.specialty", "referrer.name", "seeker.headline", "proof.1", "search.target_roles",
        "search.industries", "search.places", "search.pay_range", "search.availability", "search.confidential_line",
    ),
    "voicemail": ("recruiter.specialty", "seeker.headline", "search.target_roles", "seeker.phone"),
    "nudge_1": ("last_contact.date", "proof.3"),
    "check_in": ("last_contact.date",),
    "insight_market": ("search.target_roles",),
    "insight_salary": ("search.target_roles",),
    "consent_reply": ("submission.employer", "submission.role", "submission.requisition"),
    "consent_withdraw": ("submission.employer", "submission.role"),
    "submission_status": ("submission.employer", "submission.role"),
    "introduced_hirers_request": ("recruiter.firm",),
}  # fmt: skip
FOLLOW_UPS = ("nudge_1", "nudge_2", "check_in")


@pytest.mark.parametrize("kind", SAYS)
def test_every_starter_says_what_its_kind_has_to(kind):
    for one in starters():
        if one.kind == kind:
            unsaid = {"seeker.name"} if one.way == "linkedin" else set()  # the profile says it
            assert set(SAYS[kind]) - set(names_in(one.subject + one.body)) == unsaid, one.variant


def test_a_follow_up_stays_in_the_thread_and_says_something_new():
    first = {name for one in starters() if one.kind == "first_touch" for name in names_in(one.body)}
    for one in starters():
        if one.kind not in FOLLOW_UPS:
            continue
        told = [name for name in names_in(one.body) if name.startswith("proof.")]
        assert not set(told) & first
        assert told or "[" in one.body, one.kind
        assert one.subject.startswith("Re: ") or one.kind == "check_in"


def test_a_question_asks_one_thing_and_nothing_else():
    for one in starters():
        if one.kind.startswith("insight_"):
            assert one.body.count("?") == 1
            assert "resume.link" not in one.body


@pytest.mark.parametrize(
    ("purpose", "way", "subject", "body", "over"),
    [
        ("first_touch", "email", "x" * 59, "word " * 120, []),
        ("first_touch", "email", "x" * 60, "word " * 121, ["words", "subject"]),
        ("first_touch", "linkedin", "", "x" * 400, []),
        ("first_touch", "linkedin", "", "x" * 401, ["characters"]),
        ("first_touch", "linkedin", "", f"{'x' * 198}\r\n\r\n{'x' * 200}", []),  # as a form sends its line ends
        ("first_touch", "linkedin", "", "u\u0308" * 400, []),  # as a Mac writes ü
        ("first_touch", "email", "u\u0308" * 59, "Gru\u0308\u00dfe " * 120, []),
        ("nudge", "email", "x" * 59, "word " * 200, []),
    ],
)
def test_limits(purpose, way, subject, body, over):
    assert [count.what for count in counts(purpose, way, subject, body) if count.over] == over


@pytest.mark.parametrize(("body", "words"), [("It's 24/7 – FP&A.", 3), ("", 0), ("a  b\nc", 3), ("– • …", 0)])
def test_words(body, words):
    assert counts("nudge", "email", "", body)[0].n == words


def test_links_carry_the_text_or_say_nothing():
    link = mailto("dana@firm.example", "A & B", "Line 1\nLine 2 + ü?")
    assert link.startswith("mailto:dana@firm.example?subject=A%20%26%20B&body=Line%201%0D%0ALine%202%20%2B%20")
    assert unquote(link).endswith("ü?")
    for make, name in ((gmail, "su"), (outlook, "subject")):
        asked = parse_qs(urlsplit(make("dana@firm.example", "A & B", "one\ntwo")).query)
        assert (asked["to"], asked[name], asked["body"]) == (["dana@firm.example"], ["A & B"], ["one\ntwo"])
    assert mailto("dana@firm.example", "A", "x" * MOST_MAILTO) == ""
    assert gmail("dana@firm.example", "A", "x" * MOST_MAILTO)
    assert gmail("dana@firm.example", "A", "ü" * 2_000) == outlook("d@f.example", "A", "ü" * 2_000) == ""
    assert mailto("a@b.example?cc=x@y.example", "", "").count("?") == 1


def test_the_same_body_but_for_spaces_and_case():
    assert body_key("Hello Dana,\nhow are you?") == body_key(" hello dana how ARE you ")
    assert body_key("Hello Dana") != body_key("Hello Danae")
    assert body_key(" … ") == ""


@pytest.mark.parametrize(
    ("stage", "duty", "number", "turn", "kind"),
    [
        ("listed", "", 1, "", "first_touch"),
        ("planned", "first_message", 1, "", "first_touch"),
        ("awaiting", "nudge", 1, "", "nudge_1"),
        ("awaiting", "nudge", 2, "", "nudge_2"),
        ("awaiting", "", 1, "", "nudge_1"),
        ("talking", "nudge", 1, "theirs", "nudge_1"),
        ("talking", "reply_owed", 1, "ours", ""),
        ("talking", "", 1, "ours", ""),
        ("talking", "thank_you", 1, "theirs", "thank_you"),
        ("talking", "let_it_rest", 1, "ours", "decline_politely"),
        ("on_file", "check_in", 1, "", "check_in"),
        ("on_file", "insight", 1, "", "insight_market"),
        ("alumni", "keep_in_touch", 1, "", "check_in"),
        ("representing", "status_ask", 1, "", "submission_status"),
        ("representing", "consent_expiring", 1, "", "consent_reply"),
        ("parked", "", 1, "", "first_touch"),
        ("closed", "", 1, "", ""),
    ],
)
def test_the_kind_that_fits(stage, duty, number, turn, kind):
    assert kind_for(stage, duty, number, turn) == kind


@pytest.mark.parametrize(
    ("stage", "duty", "letter"),
    [("representing", "status_ask", ""), ("talking", "feedback", "B"), ("on_file", "check_in", ""),
     ("alumni", "keep_in_touch", "B"), ("alumni", "", "B"), ("alumni", "thank_you", "")],
)  # fmt: skip
def test_the_variant_that_fits(stage, duty, letter):
    assert variant_for(stage, duty) == letter
    assert letter == "" or starter(kind_for(stage, duty), letter)


def test_what_each_kind_logs():
    assert purpose_of("nudge_2", "awaiting") == "nudge"
    assert purpose_of("voicemail", "planned") == purpose_of("call_script", "listed") == "first_touch"
    assert purpose_of("voicemail", "awaiting") == "nudge"
    assert purpose_of("", "talking", "answer") == purpose_of("", "talking", turn="ours") == "answer"
    silent = {kind for kind in KINDS if purpose_of(kind, "talking") in SILENT_PURPOSES}
    assert silent == {"thank_you", "consent_withdraw", "referral_give", "landed_note", "decline_politely"}
    assert (channel_of("voicemail", "phone"), channel_of("nudge_1", "linkedin"), channel_of("", "email")) == (
        "voicemail", "linkedin", "email",
    )  # fmt: skip
    assert starter("first_touch", "B").way == "linkedin"
