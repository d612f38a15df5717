"""Every code of the fold has its words: duties, effects, what time did, refusals, kinds of rows."""

import ast
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings

from outreach import cadence
from outreach.models import HistoryRow
from outreach.pages import main_act
from outreach.pages.path_ahead import path_sentence
from outreach.refusals import Refused, _sentences
from outreach.words import effects as words_effects
from outreach.words import history as words_history
from outreach.words import reasons as words
from outreach.words.rhythm import rhythm_words
from outreach.words.submissions import submission_states

TODAY = date(2026, 11, 23)
FOLD = Path(settings.BASE_DIR) / "outreach" / "cadence"
GUILT = re.compile(r"!|late|failed|ignored|overdue|unfortunately|\bmust\b", re.IGNORECASE)


def person(**columns):
    usual = {
        "stage": "awaiting", "turn": "", "unanswered": 1, "last_out_on": date(2026, 11, 12), "last_in_on": None,
        "last_contact_on": date(2026, 11, 12), "first_out_on": date(2026, 11, 12), "filed_on": None,
    }  # fmt: skip
    return SimpleNamespace(**usual | columns)


def calls_of(name):
    """The first argument of every call of a name in the fold's sources."""
    found = set()
    for path in FOLD.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name and node.args:
                for one in ast.walk(node.args[0] if name != "_skipped" else node.args[1]):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        found.add(one.value)
    return found


@pytest.mark.parametrize("kind", cadence.RANK)
@pytest.mark.parametrize("empty", [True, False])
def test_every_duty_has_a_reason_a_step_and_a_main_act(kind, empty):
    nobody = dict.fromkeys(["last_out_on", "last_in_on", "last_contact_on", "first_out_on", "filed_on"])
    relationship = person(**nobody) if empty else person(last_in_on=date(2026, 11, 19), filed_on=date(2026, 8, 3))
    said = words.reason(relationship, kind, {}, TODAY)
    assert said
    assert "%(" not in said
    assert not GUILT.search(said)
    assert words.next_step(relationship, kind, {})
    assert main_act.label(kind, relationship)
    assert kind in main_act.ICONS


@pytest.mark.parametrize(
    ("columns", "kind", "params", "said"),
    [
        ({}, "nudge", {"number": 1, "of": 2}, "No reply since 12 Nov – nudge 1 of 2"),
        ({}, "nudge", {"number": 2, "of": 2}, "No reply to your nudge of 12 Nov – nudge 2 of 2, then parked"),
        (
            {"filed_on": date(2026, 9, 1)},
            "nudge",
            {"number": 2, "of": 2},
            "No reply to your nudge of 12 Nov – nudge 2 of 2, then on file",
        ),
        ({"stage": "talking"}, "nudge", {"number": 1}, "Their turn since 12 Nov – a friendly line is fine"),
        ({"last_in_on": date(2026, 11, 22)}, "reply_owed", {}, "Wrote yesterday – answer today"),
        ({"last_in_on": TODAY}, "reply_owed", {}, "Wrote today – answer today or tomorrow"),
        ({"last_in_on": date(2026, 11, 20)}, "reply_owed", {}, "Wrote on Friday – answer today"),
        ({"filed_on": date(2026, 8, 10)}, "check_in", {}, "On file since August – check in with news"),
        ({"filed_on": date(2025, 8, 10)}, "check_in", {}, "On file since August 2025 – check in with news"),
        (
            {},
            "status_ask",
            {"employer": "Meridian Devices", "since": date(2026, 11, 13)},
            "Put you forward to Meridian Devices on 13 Nov, no word yet – ask how it stands",
        ),
    ],
)
def test_reasons_name_the_date_and_the_count(columns, kind, params, said):
    assert words.reason(person(**columns), kind, params, TODAY) == said


def test_since_notes_say_when_not_how_late():
    assert words.since_note(date(2026, 11, 20), TODAY) == "(since Friday)"
    assert words.since_note(date(2026, 11, 4), TODAY) == "(since 4 Nov)"
    assert words.since_note(TODAY, TODAY) == ""


def test_every_refusal_of_the_fold_has_its_sentence():
    codes = calls_of("Refusal")
    assert len(codes) > 8
    assert {code for code in codes if code not in cadence.STAGES} - set(_sentences()) <= {
        "stage",
        "day",
        "after",
        "reason",
    }


def test_every_refusal_of_the_models_has_its_sentence():
    raised = set()
    for path in [*(FOLD.parent).rglob("*.py")]:
        raised |= set(re.findall(r'Refused\(\s*"([a-z_]+)"', path.read_text()))
    assert raised - set(_sentences()) == set()


def test_refusals_speak_with_dates():
    sentence = Refused("future", day=date(2026, 11, 27)).sentence_on(TODAY)
    assert sentence == "27 November is still to come. Choose today or an earlier day."
    assert "2027" in Refused("not_later", day=date(2027, 1, 1), after=date(2027, 1, 2)).sentence_on(TODAY)


def test_everything_that_time_does_has_its_words():
    codes = (calls_of("happened") | calls_of("_skipped")) - {"relationship", "search"}
    assert codes >= {"lapsed", "stalled", "let_rest", "revisit", "pause_ended", "plan_dropped", "check_in_skipped"}
    for code in codes:
        for to in ("parked", "on_file"):
            params = {"to": to, "why": "window", "times": 2, "kind": "insight", "of": "search"}
            said = words_effects.time_words(code, params)
            assert said, code
            assert not GUILT.search(said)


@pytest.mark.parametrize("kind", sorted(cadence.FACTS | cadence.DECISIONS | cadence.SEARCH_KINDS))
def test_every_kind_of_row_has_a_subject_and_an_icon(kind):
    row = HistoryRow(kind=kind, data={}, occurred_on=TODAY)
    assert words_history.subject_of(row) not in ("", kind)
    assert words_history.icon_of(row)


def test_every_state_of_a_submission_and_every_close_reason_has_its_words():
    assert {code for code, _said in submission_states()} == set(cadence.SUBMISSION_STATES)
    assert set(words_history.close_reasons()) == set(cadence.CLOSE_REASONS)


def test_a_path_of_each_kind_is_a_sentence():
    result = SimpleNamespace(stage="awaiting", turn="")
    start = TODAY.toordinal()
    for code in ("first_message", "nudge", "reply_owed", "status_ask", "check_in", "keep_in_touch", "resume", "park"):
        said = path_sentence(result, [(code, start + 7)], TODAY)
        assert said.endswith("30 Nov.")
    path = [("nudge", start), ("nudge", start + 7), ("park", start + 14), ("revisit", start + 21)]
    assert path_sentence(result, path, TODAY) == (
        "If they stay silent: nudge on 23 Nov and 30 Nov, parked on 7 Dec, look again on 14 Dec."
    )
    assert path_sentence(result, [], TODAY) == ""


def test_each_profile_has_its_words():
    for profile, timings in cadence.PROFILES.items():
        assert "working days" in rhythm_words(timings)
        assert profile not in ("in_house", "rpo") or "_" not in rhythm_words(timings)
