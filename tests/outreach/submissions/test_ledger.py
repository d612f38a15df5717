"""The ledger: what is stored of submissions is what their rows say; conflicts open and end by themselves."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from outreach.acts.applying import apply, stands
from outreach.acts.employers import also_called, edit, join, tell_apart
from outreach.acts.joining import join as join_people
from outreach.acts.ruling import rule
from outreach.acts.undo import undo
from outreach.models import Claim, Conflict, Employer, Submission
from outreach.refusals import Refused
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import nov

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(seeker):
    return make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel", pay_model="retained"))


@pytest.fixture
def tomas(seeker):
    return make_relationship(seeker, "Tomás Herrera", firm=make_firm("Harrow & Vale", pay_model="staffing"))


def put(person, key, state, day=23, employer="Meridian Devices", role="VP Finance", **said):
    return person.record_submission(
        by(person.seeker), key=key, state=state, employer=employer, role=role, occurred_on=nov(day), **said
    )


def of(seeker, key):
    return Submission.objects.visible_to(seeker).select_related("employer").get(key=key)


def is_rebuilt_the_same():
    """Exits where anything that is stored is not what its rows say."""
    call_command("recompute_relationships", "--check", stdout=StringIO())


def test_a_submission_is_stored_as_its_rows_say_it(seeker, dana):
    put(dana, "a", "consent_requested", 9, requisition="R-42", site="Boston")
    put(dana, "a", "consented", 10, employer="", role="", expires_on=date(2027, 1, 10), covers="employer", fee=True)
    put(dana, "a", "submitted", 12, employer="MERIDIAN DEVICES")
    one = of(seeker, "a")
    assert (one.employer.name, one.role) == ("Meridian Devices", "VP Finance")
    assert (one.requisition, one.site) == ("R-42", "Boston")
    assert (one.firm, one.state, one.live, one.sent_on) == (dana.firm, "submitted", True, nov(12))
    assert one.days == ["consent_requested 2026-11-09", "consented 2026-11-10", "submitted 2026-11-12"]
    assert one.right == {"covers": "employer", "fee": True}
    assert one.expires_on == date(2027, 1, 10)
    assert one.claim_until == date(2027, 11, 12), "twelve months of a retained firm"
    is_rebuilt_the_same()


def test_what_no_row_says_is_told_by_the_check(seeker, dana):
    dana.plan(by(seeker))
    Submission.objects.create(seeker=seeker, relationship=dana, key="stray", state="consented", state_on=nov(12),
                              live=True, made_at=MORNING, changed_at=MORNING)  # fmt: skip
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("recompute_relationships", "--check", stdout=said)
    assert "submission stray is stored, and no row says it" in said.getvalue()


def test_a_staffing_firm_claims_half_a_year(seeker, tomas):
    put(tomas, "a", "submitted", 12)
    assert of(seeker, "a").claim_until == date(2027, 5, 12)


def test_undo_equals_never_entered(seeker, dana, tomas):
    put(dana, "a", "submitted", 12)
    second = put(tomas, "b", "submitted", 13)
    assert Conflict.objects.open().count() == 1
    undo(second.act, by(seeker))
    assert not Submission.objects.filter(key="b").exists()
    assert not Conflict.objects.exists()
    assert of(seeker, "a").live


def test_what_happened_is_kept_and_opens_a_conflict(seeker, dana, tomas):
    put(dana, "a", "submitted", 12)
    put(tomas, "b", "unauthorised", 13)
    conflict = Conflict.objects.visible_to(seeker).open().get()
    assert [one.key for one in conflict.two] == ["a", "b"]
    assert conflict.is_double
    assert seeker.seekerfirms.get(firm=tomas.firm).flags == ["unauthorised"]
    put(tomas, "b", "withdrawn", 14)
    assert not Conflict.objects.open().exists(), "one of the two no longer stands"


def test_asked_for_only_is_a_conflict_before_you_say_yes(seeker, dana, tomas):
    put(tomas, "b", "consent_requested", 13)
    assert not Conflict.objects.exists()
    put(dana, "a", "consented", 14)
    assert not Conflict.objects.get().is_double
    put(tomas, "b", "declined_by_seeker", 15)
    assert not Conflict.objects.open().exists()


@pytest.mark.parametrize(
    ("employer", "role", "opens"),
    [
        ("meridian devices", "Vice President, Finance", True),
        ("Meridian Devices, Inc.", "VP Finance", True),
        ("Meridian Devices", "Controller", False),
        ("Corvane", "VP Finance", False),
        ("Meridian Device", "VP Finance", False),  # near: the form asks, nothing is taken for granted
        ("", "VP Finance", False),
    ],
)
def test_when_two_stand_against_each_other(seeker, dana, tomas, employer, role, opens):
    put(dana, "a", "submitted", 12)
    put(tomas, "b", "submitted", 13, employer=employer, role=role)
    assert Conflict.objects.open().exists() is opens


def test_two_people_of_one_firm_and_of_its_successor_are_one_door(seeker, dana, tomas):
    make_search(seeker)
    mia = make_relationship(seeker, "Mia Lang", firm=dana.firm)
    put(dana, "a", "submitted", 12)
    put(mia, "b", "submitted", 13)
    assert not Conflict.objects.exists()
    put(tomas, "c", "submitted", 13)
    assert Conflict.objects.open().count() == 2
    tomas.firm.succeeded_by, tomas.firm.succeeded_on = dana.firm, nov(20)
    tomas.firm.save()
    call_command("sweep", stdout=StringIO())
    assert not Conflict.objects.open().exists(), "the two firms are one now"


def test_a_new_alias_and_its_undo_check_what_exists(seeker, dana, tomas):
    put(dana, "a", "submitted", 12)
    put(tomas, "b", "submitted", 13, employer="MDX")
    act = also_called(by(seeker), Employer.objects.get(name="Meridian Devices"), "M.D.X. Holding")
    assert not Conflict.objects.exists()
    undo(act, by(seeker))
    mdx, meridian = (Employer.objects.get(name=name) for name in ("MDX", "Meridian Devices"))
    act = join(by(seeker), meridian, mdx)
    assert Conflict.objects.open().count() == 1
    assert of(seeker, "b").employer == meridian
    is_rebuilt_the_same()
    with pytest.raises(Refused) as refused:
        join(by(seeker), meridian, mdx)
    assert refused.value.code == "employer_joined"
    undo(act, by(seeker))
    assert not Conflict.objects.open().exists()
    assert of(seeker, "b").employer.name == "MDX"


def test_a_parent_and_who_is_told_apart(seeker, dana, tomas):
    put(dana, "a", "submitted", 12, employer="Alphabet")
    put(tomas, "b", "submitted", 13, employer="Google")
    parent, child = (Employer.objects.get(name=name) for name in ("Alphabet", "Google"))
    edit(by(seeker), child, name="Google", aliases=[], domain="", parent=parent)
    assert Conflict.objects.open().exists()
    for wrong, code in ((parent, "employer_ring"), (None, "employer_taken")):
        with pytest.raises(Refused) as refused:
            edit(by(seeker), parent, name="Google" if wrong is None else "Alphabet", aliases=[], domain="",
                 parent=child if wrong else None)  # fmt: skip
        assert refused.value.code == code
    tell_apart(by(seeker), child, [parent])
    assert not Conflict.objects.open().exists()


def test_a_former_name_still_finds_its_rows(seeker, dana):
    put(dana, "a", "submitted", 12)
    employer = of(seeker, "a").employer
    edit(by(seeker), employer, name="Brightwell", aliases=[], domain="brightwell.example", parent=None)
    assert of(seeker, "a").employer.name == "Brightwell"
    assert Employer.objects.count() == 1


def test_a_ruling_and_its_undo(seeker, dana, tomas):
    put(dana, "a", "submitted", 12)
    put(tomas, "b", "submitted", 13)
    conflict = Conflict.objects.get()
    act = rule(by(seeker), conflict, ruled_by="employer", winner=conflict.first, day=nov(20), note="By mail")
    assert (of(seeker, "a").state, of(seeker, "b").state) == ("submitted", "withdrawn_duplicate")
    assert of(seeker, "b").claim_until is None
    assert of(seeker, "a").claim_until
    conflict.refresh_from_db()
    assert not conflict.is_open
    assert conflict.winner.key == "a"
    with pytest.raises(Refused) as refused:
        rule(by(seeker), conflict, ruled_by="firms", winner=None, day=nov(20))
    assert refused.value.code == "conflict_over"
    undo(act, by(seeker))
    conflict.refresh_from_db()
    assert conflict.is_open
    assert of(seeker, "b").state == "submitted"
    rule(by(seeker), conflict, ruled_by="employer", winner=None, day=nov(21))
    assert not Submission.objects.live().exists(), "the employer dropped both"


def test_no_ruling_before_both_were_agreed_to(seeker, dana, tomas):
    put(dana, "a", "submitted", 12)
    put(tomas, "b", "consent_requested", 13)
    with pytest.raises(Refused) as refused:
        rule(by(seeker), Conflict.objects.get(), ruled_by="firms", winner=None, day=nov(20))
    assert refused.value.code == "conflict_early"


def test_an_application_of_ones_own_stands_in_the_same_ledger(seeker, dana):
    own = apply(by(seeker), seeker, employer="Meridian Devices", role="VP Finance", day=nov(9))
    put(dana, "a", "submitted", 12)
    assert Conflict.objects.get().first == own
    act = stands(by(seeker), own, "withdrawn", nov(20))
    own.refresh_from_db()
    assert (own.state, own.live, own.sent_on) == ("withdrawn", False, nov(9))
    assert not Conflict.objects.open().exists()
    undo(act, by(seeker))
    own.refresh_from_db()
    assert own.state == "submitted"
    assert Conflict.objects.open().exists()
    undo(own.act, by(seeker))
    assert not Conflict.objects.open().exists()
    assert not Submission.objects.kept().filter(pk=own.pk).exists()
    with pytest.raises(Refused) as refused:
        apply(by(seeker), seeker, employer="…", role="VP Finance", day=nov(9))
    assert refused.value.code == "employer_empty"


def test_people_who_are_one_take_their_submissions_along(seeker, dana, tomas):
    twin = make_relationship(seeker, "Dana R.", firm=dana.firm)
    put(twin, "a", "submitted", 12)
    put(tomas, "b", "submitted", 13)
    conflict = Conflict.objects.get()
    act = join_people(by(seeker), dana, twin)
    assert of(seeker, "a").relationship == dana
    assert Conflict.objects.open().get() == conflict
    undo(act, by(seeker))
    assert of(seeker, "a").relationship == twin
    assert Conflict.objects.open().get() == conflict
    is_rebuilt_the_same()


def test_the_firms_answer_is_kept_once_and_taken_back(seeker, dana):
    told = [("Meridian Devices", nov(2), date(2027, 11, 2)), ("meridian devices", nov(2), date(2027, 11, 2))]
    claims = Claim.keep_answer(by(seeker), seeker, dana.firm, told)
    assert [claim.employer.name for claim in claims] == ["Meridian Devices"]
    assert Claim.keep_answer(by(seeker), seeker, dana.firm, told) == []
    undo(claims[0].act, by(seeker))
    assert not Claim.objects.live().exists()


def test_a_consent_that_runs_out_overnight_ends_the_conflict(seeker, dana, tomas, morning):
    put(dana, "a", "consented", 12, expires_on=nov(24))
    put(tomas, "b", "submitted", 13)
    assert Conflict.objects.open().exists()
    morning.shift(2 * 86400)
    call_command("sweep", stdout=StringIO())
    assert of(seeker, "a").state == "consent_expired"
    assert of(seeker, "a").state_on == nov(24)
    assert not Conflict.objects.open().exists()
