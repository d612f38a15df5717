"""The door of all guards: what blocks, what asks for a reason, what is only said; and what is kept of it."""

from datetime import date, timedelta

import pytest
from django import forms
from django.template.loader import render_to_string

from common.forms import PlainForm
from outreach.acts.guarding import keep_answers
from outreach.forms.guarded import Guarded
from outreach.guards import BLOCK, HINT, WARN, Answer
from outreach.models import GuardAnswer
from tests.cast import MORNING, by
from tests.factories import make_relationship

STOP = Answer("do_not_contact", BLOCK, {"name": "Dana"})
SOON = Answer("least_gap", WARN, {"name": "Dana", "ago": 3, "gap": 5, "next_on": date(2026, 3, 10)})
FEES = Answer("fees", WARN, {"firm": "Harbour Talent"})
LATE = Answer("late_in_week", HINT, {"best_on": date(2026, 3, 10)})
SOON_WORDS = "You wrote to Dana 3 days ago; 5 business days are polite. Next good day: Tue 10 Mar."


class Form(Guarded, PlainForm):
    today = date(2026, 3, 6)
    text = forms.CharField()

    def clean(self):
        return self.cleaned_data  # forgets the one above it

    def guard_answers(self, cleaned):
        return self.given


def form(*answers, **data):
    one = Form({"text": "Hello", **data})
    one.given = answers
    return one, one.is_valid()


def test_no_answer_passes():
    assert form()[1]


def test_a_block_refuses_and_no_reason_passes_it():
    one, valid = form(SOON, STOP, guard_reason="I know them", guards_seen="anything")
    assert not valid
    assert one.non_field_errors() == [
        "Dana asked not to be contacted, so nothing is sent. Write to someone else at the firm instead."
    ]
    assert one.blocks == [STOP]
    assert not one.asks_reason


def test_a_warning_asks_for_a_reason_and_a_second_press():
    first, valid = form(LATE, SOON)
    assert not valid
    assert first.asks_reason
    assert not first.errors
    assert first.warning_words == [SOON_WORDS]
    assert len(first.hint_words) == 1
    html = render_to_string("outreach/_guards.html", {"guarded": first})
    assert SOON_WORDS in html
    assert f'name="guards_seen" value="{first.seen}"' in html
    assert form(SOON, guard_reason="They asked me to")[1] is False  # it has not been read
    again, valid = form(SOON, guards_seen=first.seen)
    assert not valid
    assert "Say why in a few words" in render_to_string("outreach/_guards.html", {"guarded": again})
    passed, valid = form(SOON, guards_seen=first.seen, guard_reason="They asked me to")
    assert valid
    assert passed.reason() == "They asked me to"


def test_a_new_warning_asks_again():
    first, _valid = form(SOON)
    for more in ([SOON, FEES], [Answer("least_gap", WARN, SOON.params | {"name": "Eli"})]):
        assert form(*more, guards_seen=first.seen, guard_reason="They asked me to")[1] is False


def test_a_hint_is_only_said():
    one, valid = form(LATE, guard_reason="not asked")
    assert valid
    assert one.reason() == ""


@pytest.mark.parametrize("reason", ["x" * 241, "a\x00b", "  "])
def test_a_reason_that_is_none(reason):
    first, _valid = form(SOON)
    one, valid = form(SOON, guards_seen=first.seen, guard_reason=reason)
    assert not valid
    assert "field-error" in render_to_string("outreach/_guards.html", {"guarded": one})


def test_what_stands_against_it_is_said_before_it_is_sent():
    one = Form()
    one.warn_ahead([LATE, SOON])
    html = render_to_string("outreach/_guards.html", {"guarded": one})
    assert SOON_WORDS in html
    assert 'name="guard_reason"' in html


@pytest.mark.django_db
def test_what_was_passed_is_kept_without_anyones_name(seeker):
    relationship = make_relationship(seeker)
    act = by(seeker).act_for(seeker, "plan")
    keep_answers(by(seeker), [SOON, LATE], "They asked me to", relationship, act)
    kept = GuardAnswer.objects.visible_to(seeker).get()
    assert (kept.rule, kept.level, kept.reason, kept.act, kept.actor) == (
        "least_gap", "warn", "They asked me to", act, seeker
    )  # fmt: skip
    assert kept.params == {"ago": 3, "gap": 5, "next_on": "2026-03-10"}


@pytest.mark.django_db
def test_a_stop_is_kept_once_a_day(seeker):
    relationship = make_relationship(seeker)
    for at in (MORNING, MORNING + timedelta(hours=3), MORNING + timedelta(days=1)):
        keep_answers(by(seeker, at), [STOP], relationship=relationship)
    keep_answers(by(seeker), [STOP], relationship=make_relationship(seeker))
    assert [one.act for one in GuardAnswer.objects.visible_to(seeker)] == [None] * 3
