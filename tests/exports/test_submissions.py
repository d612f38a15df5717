"""Submissions to take along: the ledger as a table, and what the history says of them, claims among it."""

from datetime import date

import pytest
from django.urls import reverse

from outreach.acts.applying import apply
from outreach.models import Claim
from tests.cast import by
from tests.factories import make_firm, make_relationship
from tests.outreach.scenes import nov

from .test_exports import body, rows, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
RIGHT = {"channel": "email", "covers": "role", "exclusive": True, "text": "Yes, for this role."}


@pytest.fixture
def dana(seeker):
    """Agreed to on the 10th, sent on the 12th; the firm named another hirer besides."""
    dana = make_relationship(seeker, "Dana Reyes", firm=make_firm("Kestrel"))
    put(dana, "a", "consented", 10, requisition="R-42", site="Boston", expires_on=date(2027, 1, 10), **RIGHT)
    put(dana, "a", "submitted", 12)
    told = [(name, nov(2), date(2027, 11, 2)) for name in ("Orrin", "Meridian Devices")]
    Claim.keep_answer(by(seeker), seeker, dana.firm, told)
    return dana


def put(person, key, state, day, employer="Meridian Devices", role="VP Finance", **said):
    said |= {"employer": employer, "role": role, "occurred_on": nov(day)}
    return person.record_submission(by(person.seeker), key=key, state=state, **said)


def test_the_ledger_as_a_table(seeker, dana, signed_in):
    (row,) = rows(body(signed_in(seeker), "submissions"))
    assert row == {
        "Employer": "Meridian Devices", "Role": "VP Finance", "Requisition": "R-42", "Site": "Boston",
        "Through": "Dana Reyes", "Firm": "Kestrel", "State": "Submitted", "Since": "2026-11-12",
        "Sent on": "2026-11-12", "Consent on": "2026-11-10", "Agreed by": "Email", "Covers": "This role only",
        "Exclusive": "yes", "Fee": "", "Consent ends": "2027-01-10", "Agreed in words": "Yes, for this role.",
        "Speculative": "", "Claim ends": "2027-11-12", "Claims there": "Kestrel 2027-11-12",
    }  # fmt: skip


def test_it_comes_as_its_page_groups_it(seeker, dana, signed_in):
    tomas = make_relationship(seeker, "Ana Berg")
    put(tomas, "b", "proposed", 13, employer="Corvane")
    apply(by(seeker), seeker, employer="Zeltic", role="CFO", day=nov(9))
    client = signed_in(seeker)

    def firsts(column, **asked):
        return [row[column] for row in rows(body(client, "submissions", **asked))]

    assert firsts("Employer") == firsts("Employer", by="nonsense") == ["Corvane", "Meridian Devices", "Zeltic"]
    assert set(firsts("Through", by="recruiter")) == {"Ana Berg", "Dana Reyes", "You, directly"}
    assert firsts("State", by="state") == ["Proposed", "Submitted", "Submitted"]
    page = client.get(reverse("outreach:submissions"), {"by": "state"}).content.decode()
    assert f"{reverse('exports:submissions')}?by=state" in page


def test_nothing_of_it_runs_in_a_spreadsheet(seeker, signed_in):
    apply(by(seeker), seeker, employer="=1+1 Ltd", role="@SUM(A1)", day=nov(9), requisition="-7")
    (row,) = rows(body(signed_in(seeker), "submissions"))
    assert (row["Employer"], row["Role"], row["Requisition"]) == ("'=1+1 Ltd", "'@SUM(A1)", "'-7")


def test_it_is_ones_own_alone(seeker, dana, stranger, admin, signed_in, client):
    for other in (stranger, admin):
        assert rows(body(signed_in(other), "submissions")) == []
    client.logout()
    assert client.get(reverse("exports:submissions")).status_code == 302


def test_what_was_taken_out_does_not_leave(seeker, signed_in):
    own = apply(by(seeker), seeker, employer="Orrin", role="CFO", day=nov(9))
    own.remove(by(seeker))
    assert rows(body(signed_in(seeker), "submissions")) == []


def test_the_history_says_what_was_agreed_and_claimed(seeker, dana, signed_in):
    agreed, sent, *told = rows(body(signed_in(seeker), "history"))
    assert {name: agreed[name] for name in ("Employer", "Role", "Requisition", "Site", "Consent on", "Agreed by")} == {
        "Employer": "Meridian Devices", "Role": "VP Finance", "Requisition": "R-42", "Site": "Boston",
        "Consent on": "2026-11-10", "Agreed by": "Email",
    }  # fmt: skip
    assert (agreed["Exclusive"], agreed["Covers"], agreed["Consent ends"]) == ("yes", "This role only", "2027-01-10")
    assert (sent["Consent on"], sent["Claim ends"]) == ("", "2027-11-12")
    assert [(row["Firm"], row["Date"], row["Employer"], row["Claim ends"]) for row in told] == [
        ("Kestrel", "2026-11-02", "Orrin", "2027-11-02"), ("Kestrel", "2026-11-02", "Meridian Devices", "2027-11-02"),
    ]  # fmt: skip
    assert {row["What"] for row in told} == {"Said that they introduced you"}
    workbook = sheet(body(signed_in(seeker), "recruiters", **{"as": "xlsx"}), "History")
    assert len(workbook) == 5
    assert rows(body(signed_in(seeker), "history", q="nobody")) == [], "claims of the firms that were asked for"


def test_what_says_nothing_of_a_submission_leaves_its_columns_empty(seeker, signed_in):
    make_relationship(seeker, "Ana Berg").log_interaction(by(seeker), direction="in", channel="phone")
    (row,) = rows(body(signed_in(seeker), "history"))
    assert {row[name] for name in ("Employer", "Requisition", "Consent on", "Exclusive", "Claim ends")} == {""}
