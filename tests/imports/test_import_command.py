"""manage.py import_list and undo_import: the whole way without a browser; errors named, refusals plain."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from imports.models import ImportBatch
from outreach.models import Relationship
from recruiters.models import ContactPoint, Firm, Recruiter, Specialty
from recruiters.starter import load_specialties

pytestmark = pytest.mark.django_db

LIST = """Agency Name;Trading as;County;Telephone;E-mail;Web;Covered Fields
 Ó Briain   Search Ltd ;OBS, Briain & Co;Dublin;01 234 5678;hello@obs.example;www.obs.example;Finance & Accounting, HR
Sister One Ltd;;Cork;;;https://sisters.example;General Recruitment
Sister Two Ltd;;Cork;;;https://sisters.example;Underwater Basket Weaving
"""


@pytest.fixture
def load(tmp_path, morning, db):
    load_specialties(Specialty)

    def run(text, name="list.csv", encoding="", kind="firms", **options):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding or "utf-8"))
        out, err = StringIO(), StringIO()
        options = {"kind": kind, "default_country": "IE", "encoding": encoding, **options}
        try:
            call_command("import_list", str(path), stdout=out, stderr=err, **options)
        except SystemExit as end:
            return f"{out.getvalue()}{err.getvalue()}exit {end.code}"
        return out.getvalue()

    return run


def test_a_list_becomes_shared_firms(load):
    assert "3 rows – 2 new, 1 unsure" in load(LIST)
    firm = Firm.objects.get(name="Ó Briain Search Ltd")
    assert firm.owner is None
    assert firm.trading_names == ["OBS", "Briain & Co"]
    assert (firm.website, firm.domain) == ("https://www.obs.example", "obs.example")
    assert (firm.email, firm.phone, firm.places) == ("hello@obs.example", "+35312345678", "Dublin")
    assert (firm.source, firm.source_on) == ("list.csv", date(2026, 11, 23))
    assert set(firm.specialties.values_list("code", flat=True)) == {
        "finance",
        "accounting",
        "human-resources",
        "dublin",
    }


def test_every_imported_field_remembers_its_source_and_date(load):
    load(LIST)
    provenance = Firm.objects.get(name="Ó Briain Search Ltd").provenance
    batch = ImportBatch.objects.get()
    assert provenance["phone"] == {
        "value": "+35312345678", "from": "list.csv", "on": "2026-11-23", "batch": batch.public_id,
    }  # fmt: skip
    assert {"website", "email", "places", "trading_names"} <= set(provenance)


def test_the_second_run_finds_everything_the_same(load):
    load(LIST, accept_unsure="new")
    before = list(Firm.objects.order_by("pk").values())
    assert "3 rows – 3 same" in load(LIST)
    assert list(Firm.objects.order_by("pk").values()) == before


def test_sister_firms_are_never_merged_silently(load):
    load(LIST, accept_unsure="new")
    assert Firm.objects.filter(domain="sisters.example").count() == 2
    again = "name,website\nSister Three,https://sisters.example\nSister One Ltd,https://other.example\n"
    assert "2 unsure" in load(again, "more.csv")
    assert Firm.objects.count() == 3
    assert "2 new" in load(again, "more.csv", accept_unsure="new")
    assert Firm.objects.filter(name="Sister One Ltd").count() == 2


def test_a_dry_run_keeps_nothing(load):
    assert "2 new" in load(LIST, dry_run=True)
    assert not Firm.objects.exists()
    assert ImportBatch.objects.get().state == "preview"


def test_gaps_are_filled_and_words_kept(load):
    Firm.objects.create(name="Sister One Ltd", phone="021 000 0000", pay_model="unknown")
    text = "company,phone,email,type\nSister One Ltd,021 999 9999,desk@one.example,retained\n"
    assert "1 update" in load(text)
    firm = Firm.objects.get(name="Sister One Ltd")
    assert (firm.phone, firm.email, firm.pay_model) == ("021 000 0000", "desk@one.example", "retained")
    assert "1 same" in load(text)


def test_a_private_firm_of_the_same_name_stays_alone(load, seeker):
    mine = Firm.objects.create(owner=seeker, name="Sister One Ltd")
    load(LIST)
    assert Firm.objects.filter(name="Sister One Ltd").count() == 2
    mine.refresh_from_db()
    assert mine.website == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_told(load, encoding, separator):
    text = f'name{separator}city\r\n"Ünited – Search"{separator}"Köln"\r\n'
    assert "1 new" in load(text.encode(encoding))
    assert Firm.objects.get().places == "Köln"


def test_both_can_be_said(load):
    assert "1 new" in load("name|city, place\nÀ Deux|Lyon\n", encoding="cp1252", separator="pipe")
    assert Firm.objects.get().name == "À Deux"


def test_several_addresses_in_a_cell_go_to_the_desk(load):
    load("name,email,phone\nTwo Ways,a@two.example | b@two.example,+35312345678 | +35312345679\n")
    firm = Firm.objects.get()
    assert firm.email == "a@two.example"
    desk = Recruiter.objects.get(is_desk=True)
    assert desk.name == "Two Ways"
    assert set(ContactPoint.objects.values_list("value", flat=True)) == {
        "a@two.example", "b@two.example", "+35312345678", "+35312345679",
    }  # fmt: skip


def test_errors_name_line_column_and_value(load):
    text = 'name,e-mail,web\n"Two\nLines",x@two.example,two.example\nWrong,not an address,nowhere\n,lonely@x.example,\n'
    said = load(text)
    assert "Line 4, column “e-mail”: “not an address” is not an email address." in said
    assert "Line 4, column “web”: “nowhere” is not a web address." in said
    assert "Line 5: " in said
    assert "1 new, 2 error" in said


def test_words_that_nothing_answers_to_are_listed_once(load):
    assert "Words not known, Specialties: Underwater Basket Weaving\n" in load(LIST, accept_unsure="new")
    assert ImportBatch.objects.get().unknown_words() == {"specialties": [("Underwater Basket Weaving", 1)]}


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "empty"), (b"%PDF-1.7\n", "PDF"), (b"name\n", "no rows below"), (b"\x89PNG\r\n\x1a\n", "picture")],
)
def test_what_is_no_list_is_refused_whole(load, content, why):
    said = load(content)
    assert said.endswith("exit 1")
    assert why in said
    assert not Firm.objects.exists()


def test_a_list_without_a_column_to_go_by_is_refused(load):
    with pytest.raises(CommandError, match="Choose the column"):
        load(b"notes,tags\nx,y\nz,w\n")


def test_wrong_options_are_refused(load, tmp_path):
    assert load("name,city\nÀ,B\n".encode(), encoding="klingon").endswith("exit 1")
    assert load("name,city\nÀ,B\n".encode(), encoding="ascii").endswith("exit 1")
    with pytest.raises(CommandError, match="one character"):
        load("name,city\nÀ,B\n", separator="ab")
    with pytest.raises(CommandError, match="'ZZ' is no country"):
        call_command("import_list", "list.csv", "--kind=firms", "--default-country=ZZ")
    mapping = tmp_path / "mapping.json"
    mapping.write_text("{no json")
    with pytest.raises(CommandError, match="no JSON"):
        load("name,city\nÀ,B\n", mapping=mapping)
    mapping.write_text(json.dumps({"nome": "firm.name"}))
    with pytest.raises(CommandError, match="no column headed"):
        load("name,city\nÀ,B\n", mapping=mapping)
    mapping.write_text(json.dumps({"city": "firm.name"}))
    assert "1 new" in load("name,city\nÀ,Beacon\n", mapping=mapping)
    assert Firm.objects.get().name == "Beacon"


def test_a_missing_file_and_an_unknown_seeker_are_said(load, db):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_list", "nowhere.csv", kind="firms")
    with pytest.raises(CommandError, match="--for names the seeker"):
        load("name\nA\n", kind="my-recruiters")
    with pytest.raises(CommandError, match="Nobody signs in"):
        load("name\nA\n", kind="my-recruiters", seeker="nobody@x.example")


def test_a_seekers_own_list_is_private_and_on_their_list(load, seeker, stranger):
    text = "Name,Firm,Email,Status,Last contacted\nAna Berg,Berg Search,ana@berg.example,waiting,2026-11-10\n"
    assert "1 new" in load(text, kind="my-recruiters", seeker=seeker.email)
    relationship = Relationship.objects.visible_to(seeker).get()
    assert (relationship.stage, relationship.last_contact_on) == ("awaiting", date(2026, 11, 10))
    assert relationship.recruiter.owner == seeker
    assert not Recruiter.objects.visible_to(stranger).exists()
    assert "1 same" in load(text, kind="my-recruiters", seeker=seeker.email)


def test_undo_takes_back_what_nobody_has_built_on(load):
    load(LIST, accept_unsure="new")
    out = StringIO()
    call_command("undo_import", ImportBatch.objects.get().public_id, json=True, stdout=out)
    assert json.loads(out.getvalue()) == {
        "id": ImportBatch.objects.get().public_id, "state": "undone", "undone": 3, "kept": 0,
    }  # fmt: skip
    assert not Firm.objects.exists()
    with pytest.raises(CommandError):
        call_command("undo_import", ImportBatch.objects.get().public_id)
    with pytest.raises(CommandError, match="There is no import"):
        call_command("undo_import", "nothing")


def test_over_long_and_hostile_cells(load):
    said = load(f"name,city\n{'x' * 161},Cork\n<script>alert(1)</script>,=HYPERLINK(1)\nRight\u202eLeft,\u200bGalway\n")
    assert "160 characters" in said
    assert Firm.objects.filter(name="<script>alert(1)</script>").exists()
    assert Firm.objects.get(name="RightLeft").places == "Galway"


NAMES = ["id", "state", "rows", "new", "update", "same", "unsure", "error", "excluded", "seconds", "refusal"]


@pytest.mark.parametrize(
    ("text", "options", "state", "why"),
    [
        (LIST, {}, "done", None),
        (LIST, {"dry_run": True}, "preview", None),
        ("%PDF-1.7\n", {}, "refused", "PDF"),
        ("notes,tags\nx,y\nz,w\n", {}, "mapping", "Choose the column"),
        (LIST, {"full": True}, "refused", "Name the source"),
    ],
)
def test_one_object_with_the_same_names_whatever_happens(load, text, options, state, why):
    said, _exit, code = load(text, json=True, **options).partition("exit ")
    said = json.loads(said)
    assert list(said) == NAMES
    assert (said["state"], code == "") == (state, why is None)
    assert said["refusal"] is None if why is None else why in said["refusal"]
    assert (said["id"] is None) == (not ImportBatch.objects.exists())
