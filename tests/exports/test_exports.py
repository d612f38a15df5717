"""Lists to take along: what is in them, what never runs, who gets them, and that they come back the same."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from imports.models import Source
from outreach import sweeps
from outreach.acts.objection import uphold
from recruiters.models import ContactPoint, Firm, Objection, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.imports.lists import PEOPLE, bring, counts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(morning):
    pass


def body(client, name, **asked):
    answer = client.get(reverse(f"exports:{name}"), asked)
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    return answer.getvalue()


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def sheet(data, name):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True)]


def test_the_directory_comes_back_all_the_same(admin, signed_in):
    bring(admin, PEOPLE.replace("Partner", "Partner, “EMEA”"))
    client = signed_in(admin)
    for kind, name in (("recruiters", "people"), ("firms", "firms")):
        for form, ending in (("csv", "list.csv"), ("xlsx", "list.xlsx")):
            data = body(client, name, **{"as": form})
            expected = Firm.objects.count() if kind == "firms" else 3
            assert counts(bring(admin, data, kind=kind, name=ending)) == {"same": expected}, (name, form)
    cards = body(client, "people", **{"as": "vcf"})
    assert counts(bring(admin, cards, name="cards.vcf")) == {"same": 3}


def test_a_seekers_list_comes_back_all_the_same(seeker, signed_in):
    text = "Name,Firm,Email,Status,Last contacted,Tags,Notes\n" + (
        "Ana Berg,Berg Search,ana@berg.example,waiting,2026-11-10,warm; finance,Met in Cork\n"
        "Leo Costa,Costa Search,leo@costa.example,,,,\n"
    )
    bring(seeker, text, kind="my-recruiters")
    for form, ending in (("csv", "list.csv"), ("xlsx", "list.xlsx")):
        data = body(signed_in(seeker), "recruiters", **{"as": form})
        assert counts(bring(seeker, data, kind="my-recruiters", name=ending)) == {"same": 2}, form


def test_a_list_says_where_everyone_stands(seeker, signed_in):
    relationship = make_relationship(seeker, "Dana Reyes")
    relationship.log_interaction(by(seeker), direction="out", channel="email", purpose="first_touch", note="Sent it.")
    make_relationship(seeker, "Ana Berg")
    dana, ana = sorted(rows(body(signed_in(seeker), "recruiters")), key=lambda row: row["Name"], reverse=True)
    assert (dana["Name"], dana["Stage"], dana["Last contact"]) == ("Dana Reyes", "Awaiting", "2026-11-23")
    assert (ana["Name"], ana["Stage"]) == ("Ana Berg", "")
    (row,) = rows(body(signed_in(seeker), "history"))
    assert (row["Name"], row["Date"], row["Note"]) == ("Dana Reyes", "2026-11-23", "Sent it.")


def test_a_workbook_holds_list_and_history(seeker, signed_in):
    make_relationship(seeker, "Dana Reyes").log_interaction(by(seeker), direction="in", channel="phone")
    data = body(signed_in(seeker), "recruiters", **{"as": "xlsx"})
    assert sheet(data, "Recruiters")[1][0] == "Dana Reyes"
    assert sheet(data, "History")[1][:3:2] == ["Dana Reyes", "2026-11-23"]


def test_the_filters_of_the_page_choose(seeker, signed_in):
    for name in ("Dana Reyes", "Ana Berg"):
        make_relationship(seeker, name)
    make_relationship(seeker, "Leo Costa").plan(by(seeker))
    assert [row["Name"] for row in rows(body(signed_in(seeker), "recruiters", q="rey"))] == ["Dana Reyes"]
    assert [row["Name"] for row in rows(body(signed_in(seeker), "recruiters", stage="planned"))] == ["Leo Costa"]
    assert rows(body(signed_in(seeker), "recruiters", q="nobody")) == []


def test_nothing_runs_in_a_spreadsheet(seeker, admin, signed_in):
    make_relationship(seeker, '=HYPERLINK("http://x")', email="", owner=seeker)
    ContactPoint.objects.create(recruiter=Recruiter.objects.get(), kind="phone", value="+16175550101")
    (row,) = rows(body(signed_in(seeker), "recruiters"))
    assert (row["Name"], row["Phone"]) == ("'=HYPERLINK(\"http://x\")", "'+16175550101")
    data = body(signed_in(seeker), "recruiters", **{"as": "xlsx"})
    cell = openpyxl.load_workbook(io.BytesIO(data))["Recruiters"]["A2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")


def test_everyone_takes_their_own_and_the_directory_is_the_admins(seeker, stranger, admin, signed_in):
    make_relationship(seeker, "Dana Reyes", owner=seeker)
    make_recruiter("Shared Person")
    assert rows(body(signed_in(stranger), "recruiters")) == rows(body(signed_in(stranger), "history")) == []
    for name in ("firms", "people"):
        assert signed_in(seeker).get(reverse(f"exports:{name}")).status_code == 404
    assert [row["Name"] for row in rows(body(signed_in(admin), "people"))] == ["Shared Person"]


def test_what_a_source_does_not_let_leave_stays(admin, signed_in):
    Source.objects.create(name="Paid list", export_allowed=False)
    Source.objects.create(name="Old list", licence_until="2026-11-22")
    Source.objects.create(name="Free list", licence_until="2026-11-23")
    for name in ("Paid list", "Old list", "Free list"):
        make_firm(f"Of the {name}", source=name)
    entry = {"value": "+35312345678", "from": "Paid list", "on": "2026-11-23", "batch": "x"}
    make_firm("Mixed", phone="+35312345678", email="a@mixed.example", provenance={"phone": entry})
    found = {row["Firm"]: row for row in rows(body(signed_in(admin), "firms"))}
    assert set(found) == {"Of the Free list", "Mixed"}
    assert (found["Mixed"]["Phone"], found["Mixed"]["Email"]) == ("", "a@mixed.example")


def test_who_asked_not_to_be_kept_is_not_available_in_ones_own_list_and_nowhere_else(seeker, admin, signed_in):
    relationship = make_relationship(seeker, "Dana Reyes", email="dana@reyes.example", title="Partner")
    make_relationship(seeker, "Ana Berg")
    relationship.log_interaction(by(seeker), direction="out", channel="email", note="Sent it.")
    uphold(by(admin), Objection.objects.get(act=relationship.opt_out(by(seeker), for_all=True).act))
    sweeps.objections(MORNING)
    client = signed_in(seeker)
    row = {row["Name"]: row for row in rows(body(client, "recruiters"))}["Not available"]
    assert (row["Firm"], row["Stage"]) == (relationship.firm.name, "Closed")
    assert {row[name] for name in ("First name", "Last name", "Job title", "Email", "Phone", "LinkedIn")} == {""}
    assert {row["Name"] for row in rows(body(client, "history"))} == {"Not available"}
    everything = [body(client, "recruiters"), body(client, "history"), body(client, "recruiters", **{"as": "vcf"})]
    assert not any(b"Reyes" in data or b"dana@" in data for data in everything)
    assert everything[2].count(b"BEGIN:VCARD") == 1
    assert [row["Name"] for row in rows(body(signed_in(admin), "people"))] == ["Ana Berg"]


@pytest.mark.parametrize(("name", "form"), [("recruiters", "pdf"), ("history", "vcf"), ("firms", "vcf")])
def test_a_form_that_there_is_none_of_is_not_found(name, form, admin, signed_in):
    assert signed_in(admin).get(reverse(f"exports:{name}"), {"as": form}).status_code == 404
