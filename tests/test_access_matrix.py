"""Who may open what: every route × owner, stranger, admin, anonymous, generated from the URL configuration.

A new route without a rule fails here. Objects of another person answer 404, to admins as well.
"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.urls import URLPattern, get_resolver, reverse

from accounts.models import User
from coaching.models import Agreed, Group, Lead, Session
from coaching.models import Note as CoachNote
from common.ids import new_public_id
from mail.models import OutgoingMail
from outreach.acts.applying import apply
from outreach.acts.merging import merge
from outreach.models import (
    BulkAct,
    Conflict,
    Exclusion,
    FirmFit,
    Insight,
    MailAccount,
    Note,
    Reminder,
    SeekerFirm,
    Template,
)
from recruiters.models import Objection, Specialty
from tests.accounts.joined import make_client, make_coaching, make_invitation
from tests.cast import MORNING, by, person
from tests.factories import (
    make_clients_view,
    make_firm,
    make_programme_report,
    make_recruiter,
    make_relationship,
    make_search,
    make_view,
)
from tests.imports.batches import make_batch, make_row
from tests.outreach.papers import attach
from tests.standing import db, standing  # noqa: F401 the fixtures

pytestmark = pytest.mark.once  # no rule here is a database's

# own: a page of whoever is signed in · object: belongs to one person · shared: shared or own records of the directory
# staff: admins only · public: no sign-in · elsewhere: allauth's and the admin site's own tests and our tests of them
RULES = {
    "outreach": "own",
    "accounts": "own",
    "recruiters": "own",
    "imports": "own",
    "coaching": "own",
    "mail": "own",
    "exports": "own",
    "demo": "own",
    "admin": "elsewhere",
    "account": "elsewhere",
    "mfa": "elsewhere",
    "usersessions": "elsewhere",
}
EXCEPTIONS = {
    "accounts:first_admin": "token",
    "accounts:invitation": "token",
    "mail:unsubscribe": "token",
    "mail:kept": "elsewhere",
    "demo:leave": "elsewhere",
    "outreach:search_brief": "own",
    "outreach:behind": "own",
    "exports:firms": "staff",
    "exports:people": "staff",
    "health": "staff",
    "recruiters:objections": "staff",
    "recruiters:objection": "staff",
    "healthz": "public",
}


def routes(patterns=None, namespaces=(), prefix=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield ":".join([*namespaces, pattern.name]), path, pattern
        else:
            inner = [*namespaces, pattern.namespace] if pattern.namespace else list(namespaces)
            yield from routes(pattern.url_patterns, inner, path)


def rule_of(name, path):
    if name in EXCEPTIONS:
        return EXCEPTIONS[name]
    if path.startswith("account/"):
        return "elsewhere"
    group = name.split(":")[0]
    rule = RULES.get(group)
    return "object" if rule == "own" and "<" in path else rule


ROUTES = sorted({(name, path): rule_of(name, path) for name, path, _ in routes()}.items())


@pytest.fixture(scope="module")
def things(owner):
    """One of each kind of thing that belongs to the seeker, by the beginning of its address."""
    with time_machine.travel(MORNING, tick=False):
        return make_things(owner)


@pytest.fixture(scope="module")
def owner(standing):  # noqa: F811
    return person("nora@seeker.example", name="Nora Halvorsen")


@pytest.fixture
def seeker(owner, db):  # noqa: F811
    """The owner as the next request reads them."""
    return User.objects.get(pk=owner.pk)


def make_things(seeker):
    search = make_search(seeker)
    relationship = make_relationship(seeker, owner=seeker)
    row = relationship.log_interaction(by(seeker), direction="out", channel="email", purpose="first_touch")
    firm = make_firm(owner=seeker)
    for thing in (relationship, SeekerFirm.of(seeker, firm)):
        thing.tag(by(seeker), ["warm"])
    search.specialties.set(Specialty.objects.filter(code="finance"))
    fresh = make_firm(owner=seeker)
    FirmFit.objects.create(seeker=seeker, search=search, firm=fresh, matches="eooog", score=97, rank=97)
    mail = OutgoingMail.objects.create(
        user=seeker, key="test:1", kind="test", to=seeker.email, due_at=MORNING, created_at=MORNING,
        state="sent", subject="A test", text="It works.", html="<p>It works.</p>",
    )  # fmt: skip
    MailAccount.objects.create(
        seeker=seeker, host="smtp.example.org", from_address="nora@own.example", changed_at=MORNING
    )
    own = [make_firm(owner=seeker), make_firm(owner=seeker)]
    merged = merge(by(seeker), "firm", *own, {})
    return {
        "r/": relationship,
        "steps/": Reminder.objects.get(closed_at__isnull=True),
        "acts/": row.act,
        "many/": BulkAct.ask(by(seeker), "plan", [relationship.pk]),
        "mail/": mail,
        "firms/": firm,
        "people/": make_recruiter(owner=seeker, firm=firm),
        "directory/firms/": firm,
        "directory/people/": make_recruiter(owner=seeker, firm=firm),
        "directory/merges/": merged,
        "recruiters/links/": merge(by(seeker), "firm", make_firm(), make_firm(owner=seeker), {}),
        "recruiters/views/": make_view(seeker),
        "search/protected/": Exclusion.make(by(seeker), seeker, "employer", name="Acme"),
        "search/": search,
        "notes/": Note.write(by(seeker), seeker, "A note", relationship=relationship),
        "told/": Insight.note(by(seeker), make_relationship(seeker), "tip", day=MORNING.date(), text="A tip"),
        "files/": attach(seeker, relationship=relationship),
        "templates/": Template.write(
            by(seeker), seeker, "first_touch", name="Short", way="email", subject="Hello", body="Hi {seeker.name}"
        ),
        "directory/objections/": Objection.objects.create(recruiter=make_recruiter(), said_on=MORNING.date()),
        "imports/": make_import(seeker, "preview"),
        "settings/coaches/": (coaching := make_coaching(seeker)),
        "invitations/": make_invitation(seeker),
        "clients/": make_client(seeker),
        "export/clients/": make_client(seeker),
        "coach-notes/": CoachNote.objects.create(
            client=make_client(seeker), coach=seeker, text="A coach's note", made_at=MORNING
        ),
        **make_agreements(seeker, coaching.coach),
        "submissions/": apply(by(seeker), seeker, employer="Orrin", role="CFO", day=MORNING.date()),
        **make_conflict(seeker),
        "row": row,
        **{f"imports:{name}": make_import(seeker, state) for name, state in IN_STATE.items()},
    }


def make_agreements(seeker, coach):
    """As a coach: a session ahead, one that was called off, what was agreed, a lead, one that was taken back; as a
    client: what was agreed, what is suggested.
    """
    una, day = make_client(seeker), MORNING.date()
    ahead = [Session.arrange(by(seeker), una, MORNING + timedelta(days=n)) for n in (1, 2)]
    ahead[1].call_off(by(seeker))
    leads = [Lead.share(by(seeker), [una], firm_name=f"Heard of {n}") for n in (1, 2)]
    leads[1].take_back(by(seeker))
    suggested = Lead.share(by(coach), [seeker], role="VP Finance").suggestions.get()
    return {
        "sessions/": ahead[0],
        "groups/": (group := Group.make(by(seeker), "Spring")),
        "coaching:group_back": a_change_of(seeker, group, una),
        "programmes/": (report := make_programme_report(seeker)),
        "export/programmes/": report,
        "client-views/": make_clients_view(seeker),
        "leads/": leads[0],
        "suggestions/": suggested,
        "coaching:agreed": Agreed.note(by(coach), seeker, "Ring your former chief", day),
        **dict.fromkeys(
            ["coaching:agreed_remove", "coaching:agreed_back"], Agreed.note(by(seeker), una, "Write three firms", day)
        ),
    }


def a_change_of(seeker, group, client):
    """What put a client into a group, by its id."""
    change = SimpleNamespace(public_id=new_public_id())
    group.put(by(seeker), [client], change.public_id)
    return change


def make_conflict(seeker):
    """One role through two firms, and its employer."""
    said = {"state": "submitted", "employer": "Meridian Devices", "role": "VP Finance"}
    for key in "ab":
        make_relationship(seeker).record_submission(by(seeker), key=key, **said)
    conflict = Conflict.objects.visible_to(seeker).get()
    return {"outreach:conflict": conflict, "outreach:employer": conflict.first.employer}


# Acts on an import fit one state of it; its page and everything else here is of one that waits to be checked.
IN_STATE = {"stop": "committing", "go_on": "stopped", "undo": "done", "first_week": "done", "progress": "planning"}


def make_import(seeker, state):
    """An import with a row of each kind that a page has a form for."""
    batch = make_batch(seeker, state, counts={"rows": 4}, unknown={"specialties": [["Med device", 1]]})
    reasons = [["unknown_word", {"field": "specialties", "word": "Med device"}]]
    make_row(batch, "new", reasons=reasons)
    alike = make_recruiter("Priya Ramen", owner=seeker)
    make_row(batch, "unsure", candidates=[{"what": "person", "id": alike.pk, "score": 80, "reasons": []}])
    make_row(batch, "error", errors=[[2, "priya(at)kestrel", "not_an_email", {}]])
    make_row(batch, "unsure", candidates=[{"what": "person", "id": alike.pk, "score": 80, "reasons": []}])
    if state == "done":
        one = make_relationship(seeker, owner=seeker)
        make_row(batch, "new", recruiter=one.recruiter, firm=one.firm, kept_at=MORNING)
    return batch


def address(name, path, things):
    """The route's address for the seeker's own thing; None where the route takes nothing."""
    found = things.get(name) or next((thing for start, thing in things.items() if path.startswith(start)), None)
    if "<" not in path:
        return reverse(name)
    if "<slug:part>" in path:
        return reverse(name, args=["target"])
    if "<slug:measure>" in path:
        return reverse(name, args=["contacted"])
    arguments = {"public_id": found.public_id}
    if "row_id" in path:
        arguments["row_id"] = things["row"].public_id
    if "<path:rest>" in path:
        arguments["rest"] = "recruiters/"
    if "<int:number>" in path:
        arguments["number"] = 2
    return reverse(name, kwargs=arguments)


def test_every_route_has_a_rule():
    assert [key for key, rule in ROUTES if rule is None] == []
    assert len(ROUTES) > 40


@pytest.mark.parametrize("key", [key for key, rule in ROUTES if rule == "object"], ids=lambda key: key[0])
def test_an_object_is_its_owners_alone(key, things, seeker, stranger, admin, client, signed_in, morning):
    url = address(*key, things)
    assert signed_in(seeker).get(url).status_code in (200, 204, 302, 303, 405)
    for method in ("get", "post"):
        for other in (stranger, admin):
            # 405 tells no more than the method: it is answered before anything is looked up.
            assert getattr(signed_in(other), method)(url).status_code in (404, 405), (method, other.email)
        answer = getattr(client, method)(url)
        assert answer.status_code == 302, method
        assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("key", [key for key, rule in ROUTES if rule == "own"], ids=lambda key: key[0])
def test_a_page_of_ones_own_asks_for_sign_in(key, things, seeker, client, signed_in, morning):
    url = address(*key, things)
    assert signed_in(seeker).get(url).status_code in (200, 302, 303, 405)
    for method in ("get", "post"):
        answer = getattr(client, method)(url)
        assert answer.status_code == 302, method


@pytest.mark.parametrize("key", [key for key, rule in ROUTES if rule == "staff"], ids=lambda key: key[0])
def test_a_staff_page_is_for_admins(key, things, stranger, admin, client, signed_in, morning):
    url = address(*key, things)
    assert signed_in(admin).get(url).status_code in (200, 503)
    assert signed_in(stranger).get(url).status_code == 404
    assert client.get(url).status_code == 302


@pytest.mark.parametrize("key", [key for key, rule in ROUTES if rule == "public"], ids=lambda key: key[0])
@pytest.mark.usefixtures("db")
def test_a_public_page_needs_no_sign_in(key, client):
    assert client.get(reverse(key[0])).status_code in (200, 503)


@pytest.mark.parametrize("key", [key for key, rule in ROUTES if rule == "token"], ids=lambda key: key[0])
@pytest.mark.usefixtures("db")
def test_a_forged_token_opens_nothing(key, client):
    assert client.get(reverse(key[0], args=["forged"])).status_code in (400, 404, 410)
