"""manage.py import_list: headers by name, cells cleaned, nothing merged silently, a second run without change."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

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

    def run(text, name="list.csv", encoding="", **options):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding or "utf-8"))
        if encoding:
            options["encoding"] = encoding
        out = StringIO()
        call_command("import_list", str(path), kind="firms", country="IE", stdout=out, **options)
        return out.getvalue()

    return run


def test_a_list_becomes_shared_firms(load):
    assert load(LIST).endswith("3 new, 0 same\n")
    firm = Firm.objects.get(name="Ó Briain Search Ltd")
    assert firm.owner is None
    assert firm.trading_names == ["OBS", "Briain & Co"]
    assert (firm.website, firm.domain) == ("https://www.obs.example", "obs.example")
    assert (firm.email, firm.phone, firm.places) == ("hello@obs.example", "01 234 5678", "Dublin")
    assert (firm.source, firm.source_on) == ("list.csv", date(2026, 11, 23))
    assert set(firm.specialties.values_list("code", flat=True)) == {
        "finance",
        "accounting",
        "human-resources",
        "dublin",
    }


def test_the_second_run_finds_everything_the_same(load):
    load(LIST)
    before = list(Firm.objects.order_by("pk").values())
    assert load(LIST).endswith("0 new, 3 same\n")
    assert list(Firm.objects.order_by("pk").values()) == before


def test_sister_firms_are_never_merged(load):
    load(LIST)
    assert Firm.objects.filter(domain="sisters.example").count() == 2
    again = "name,website\nSister Three,https://sisters.example\nSister One Ltd,https://other.example\n"
    assert "2 new, 0 same" in load(again, "more.csv")
    assert Firm.objects.filter(name="Sister One Ltd").count() == 2


def test_sectors_without_a_specialty_are_named(load):
    assert "Sectors that name no specialty: Underwater Basket Weaving" in load(LIST)


def test_gaps_are_filled_and_words_kept(load):
    Firm.objects.create(name="Sister One Ltd", phone="021 000 0000", pay_model="unknown")
    text = "company,phone,email,type\nSister One Ltd,021 999 9999,desk@one.example,retained\n"
    assert "0 new, 0 same, 1 filled in" in load(text)
    firm = Firm.objects.get(name="Sister One Ltd")
    assert (firm.phone, firm.email, firm.pay_model) == ("021 000 0000", "desk@one.example", "retained")
    assert load(text).endswith("0 new, 1 same\n")


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
    assert "Line 4, e-mail: 'not an address' – no e-mail address" in said
    assert "Line 4, web: 'nowhere' – no web address" in said
    assert "Line 5, name: '' – no name; the row is left out" in said
    assert "2 new, 0 same, 3 cells with errors" in said
    assert Firm.objects.get(name="Wrong").email == ""


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"first,second\n1,2\n", "No column of the file is headed name"),
        (b"name\nNul\x00l\n", "null bytes"),
        (b'name\n"never closed\n', "can't be read"),
    ],
)
def test_what_is_no_list_is_refused_whole(load, content, why):
    with pytest.raises(CommandError, match=why):
        load(content)
    assert not Firm.objects.exists()


@pytest.mark.parametrize("options", [{"encoding": "klingon"}, {"separator": "ab"}, {"encoding": "ascii"}])
def test_wrong_options_are_refused(load, options):
    with pytest.raises(CommandError):
        load("name\nÀ\n".encode(), **options)
    assert not Firm.objects.exists()


def test_a_missing_file_is_said(db):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_list", "nowhere.csv", kind="firms")


def test_over_long_and_hostile_cells(load):
    said = load(f"name,city\n{'x' * 161},Cork\n<script>alert(1)</script>,=HYPERLINK(1)\nRight\u202eLeft,\u200bGalway\n")
    assert "longer than 160 characters" in said
    assert Firm.objects.filter(name="<script>alert(1)</script>").exists()
    assert Firm.objects.get(name="Right Left").places == "Galway"
