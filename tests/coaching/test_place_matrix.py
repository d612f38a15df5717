"""In a client's place: every route of the product × every kind of reader, generated from the URL configuration.

A new route without a rule fails here; so does a page that asks the database for text that the rights don't open.
"""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.rights import Right
from coaching.place import OPEN
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by, person
from tests.standing import db, standing  # noqa: F401 the fixtures
from tests.test_access_matrix import ROUTES, address, make_things

pytestmark = [pytest.mark.usefixtures("morning"), pytest.mark.once]

P, A, ACT, SUBMISSIONS = Right.PIPELINE, Right.ACTIVITY, Right.ACT, Right.SUBMISSIONS
NEEDS = {
    "outreach:today": {P},
    "outreach:recruiters": {P},
    "outreach:relationship": {P},
    "outreach:board": {P},
    "outreach:calendar": {P},
    "outreach:numbers": {P, A},
    "outreach:behind": {P, A},
    "outreach:activity": {P, A},
    "outreach:submissions": {SUBMISSIONS},
    **dict.fromkeys(
        ["log", "log_hint", "plan", "drop", "step_done", "step_snooze", "step_skip", "undo"], {P, ACT}
    ),
}
NEEDS = {name if ":" in name else f"outreach:{name}": rights for name, rights in NEEDS.items()}

# Closed in the place: whole parts of the product, and pages of the seeker's that show or change what is theirs alone.
CLOSED_APPS = {"accounts", "recruiters", "imports", "coaching", "mail", "exports", "demo", "admin", "account", "mfa",
               "usersessions", "health", "healthz"}  # fmt: skip
CLOSED_ROUTES = """
    about_you accepted add add_firm add_recruiter address answered application attach board_column bounce bulk
    bulk_progress chosen close columns conflict conflicts correct days_off days_off_add days_off_holiday
    days_off_remove discover download edit_firm edit_person employer file file_remove files filters find firm
    firm_attach firm_note firm_notes firm_offers firm_rhythm firm_tag firm_untag guards hand_over held home
    introduced later links links_undo live live_firm live_relationship log_any mail_account mail_account_remove
    mail_account_test market move moved new_application new_firm new_person no not_for_me note note_edit note_pin
    note_remove noted on_paper opt_out park pause plan_firm protect protected protected_confirm protected_noted
    protected_remove quick region remind reopen resume resume_blind rhythm search search_brief search_end
    search_fell_through search_land search_new search_pause search_resume search_rhythm sent settings_rhythm signal
    stays step_day submission tag talk template template_new template_remove templates told told_edit told_remove
    untag view view_counts view_hold view_new view_remove views welcome_recruiters welcome_rhythm welcome_search
    write
"""
CLOSED = CLOSED_ROUTES.split()
OTHERS = ["revoked", "expired", "of another", "stranger", "admin", "client"]
SECRETS = ("SECRET", "secret-tag")


@pytest.fixture(scope="module")
def owner(standing):  # noqa: F811
    with time_machine.travel(MORNING, tick=False):
        return person("nora@seeker.example", name="Nora Halvorsen")


@pytest.fixture(scope="module")
def things(owner):
    with time_machine.travel(MORNING, tick=False):
        return make_things(owner)


@pytest.fixture
def seeker(owner, db):  # noqa: F811
    return User.objects.get(pk=owner.pk)


@pytest.fixture
def reader(seeker, stranger, admin):
    """A reader by kind: a set of rights, or one of OTHERS."""

    def make(kind):
        if kind in ("stranger", "admin", "client"):
            return {"stranger": stranger, "admin": admin, "client": seeker}[kind]
        helper = person("helper@helper.example")
        if kind == "of another":
            make_coaching(stranger, helper, Right.values)
        elif kind == "expired":
            yesterday = MORNING - timedelta(days=1)
            make_coaching(seeker, helper, Right.values, yesterday.date(), MORNING - timedelta(days=9))
        elif kind == "revoked":
            make_coaching(seeker, helper, Right.values).end(by(seeker))
        else:
            make_coaching(seeker, helper, kind)
        return helper

    return make


def inside(seeker, url):
    return reverse("coaching:place", args=[seeker.public_id]) + url.removeprefix("/")


def test_every_route_has_a_rule():
    names = {name for (name, _path), _rule in ROUTES}
    undecided = {
        name for name in names
        if name.split(":")[0] not in CLOSED_APPS and not name.startswith(("mfa_", "account_", "usersessions_"))
        and name not in NEEDS and name.removeprefix("outreach:") not in CLOSED
    }  # fmt: skip
    assert undecided == set()
    assert set(NEEDS) == set(OPEN)
    assert {name: set(rule.rights) for name, rule in OPEN.items()} == NEEDS


def all_but(right):
    return frozenset(Right.values) - {right}


def _name(kind):
    return kind if isinstance(kind, str) else "+".join(sorted(kind))


KINDS = [frozenset(Right.values), *({right} for right in Right.values), *(all_but(right) for right in Right.values)]


@pytest.mark.parametrize("kind", [*KINDS, *OTHERS], ids=_name)
def test_what_opens_for_whom(kind, reader, things, seeker, signed_in):
    client = signed_in(reader(kind))
    rights = set() if isinstance(kind, str) else set(kind)
    for key, rule in ROUTES:
        if key[0] == "outreach:home":
            continue  # in a place that address is the way in, which leads on to the first page that opens
        if rule not in ("own", "object") or (key[0] not in NEEDS and kind != frozenset(Right.values)):
            continue  # what is closed to somebody with every right is closed by the same line to all others
        name, url = key[0], inside(seeker, address(*key, things))
        if url == inside(seeker, "/"):
            continue  # the door of the place itself, which leads on to what opens
        allowed = bool(rights) and name in NEEDS and NEEDS[name] <= rights
        if name == "outreach:undo" and allowed:
            allowed = False  # an act of the client's own hand is not theirs to undo
        for method in ("get", "post"):
            answer = getattr(client, method)(url)
            if answer.status_code == 405:
                assert allowed
                continue
            assert (answer.status_code != 404) == allowed, (name, method, answer.status_code)


def test_without_signing_in_nothing_opens(things, seeker, client):
    for name in ("outreach:today", "outreach:recruiters"):
        assert client.get(inside(seeker, reverse(name))).status_code == 302


# ── Text that may not be read is not asked for ──

TEXTS = {
    Right.MESSAGES: ['"outreach_historyrow"."note"', '"outreach_historyrow"."subject"'],
    Right.NOTES: ['"outreach_relationship"."tags"', '"outreach_relationship"."met"', '"outreach_reminder"."text"',
                  '"outreach_note"."text"', '"outreach_seekerfirm"."notes"'],
    Right.SUBMISSIONS: ['"outreach_submission"."role"', '"outreach_conflict"."id"', '"outreach_employer"."name"'],
    Right.PAY: ['"outreach_jobsearch"."pay_range"', '"outreach_knowledge"."low"'],
}  # fmt: skip
NEVER = ['"outreach_jobsearch"."reason"', '"outreach_jobsearch"."current_employer"', '"outreach_exclusion"."name"',
         '"outreach_guardanswer"."reason"', '"outreach_mailaccount"', '"outreach_template"."body"']  # fmt: skip
ASKED = "?q=a&tag=warm&fit=80&sort=tags&columns=tags,fit,next&group=firm&all&show=notes"


@pytest.mark.parametrize("right", [None, *TEXTS])
def test_text_beyond_the_rights_is_not_even_asked_for(right, reader, things, seeker, signed_in):
    kind = all_but(right) if right else frozenset({P, A})
    client = signed_in(reader(kind))
    columns = NEVER + (TEXTS[right] if right else [column for columns in TEXTS.values() for column in columns])
    for key, _rule in ROUTES:
        if key[0] not in NEEDS or not NEEDS[key[0]] <= kind:
            continue
        url = inside(seeker, address(*key, things))
        for query in ("", ASKED):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url + query).status_code in (200, 404, 405), url
            asked = " ".join(query["sql"] for query in captured)
            # What guards look at is the whole client's; of that a coach reads the sentence alone.
            if ACT in NEEDS[key[0]]:
                continue
            for column in columns:
                assert column not in asked, (key[0], query, column)
