"""vCards of all versions: every person that can be read is read, the others are told."""

import pytest

pytestmark = pytest.mark.once

THREE = """BEGIN:VCARD
VERSION:3.0
N:Lovelace;Ada;;Dr.;
FN:Dr. Ada Lovelace
ORG:One\\, Ltd;Engines
TITLE:Head of Talent
item1.EMAIL;type=INTERNET;type=WORK:ada@one.example
EMAIL;type=HOME:ada@home.example
TEL;type=CELL:+44 20 7946 0001
TEL;type=WORK,FAX:+44 20 7946 0002
ADR;type=HOME:;;1 Home St;Bath;;BA1;UK
ADR;type=WORK:;;2 Work St;London;;EC1;United Kingdom
URL:https://one.example
URL:https://www.linkedin.com/in/ada
NOTE:First\\nsecond\\; third
CATEGORIES:Tech,Finance
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 ADR;type=WORK:not a line of its own
END:VCARD
"""
TWO = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20=
M=C3=BCller
TEL;CELL;PREF:0171 234567
EMAIL;INTERNET:jm@two.example
END:VCARD
"""
FOUR = """begin:vcard
version:4.0
fn:Grace Hopper
email:grace@three.example
tel;value=uri;type="voice,work":tel:+1-555-0199
x-socialprofile;type=linkedin:https://www.linkedin.com/in/grace/
end:vcard
"""


def people(found):
    return [dict(zip(found.header, cells, strict=True)) for cells in found.rows]


def test_a_card_becomes_a_row(given):
    found = given(THREE, "contacts.vcf")
    assert (found.outline.format, found.outline.shape, found.lines) == ("vcard", "vcard", [1])
    assert people(found) == [
        {
            "Name": "Dr. Ada Lovelace",
            "First name": "Ada",
            "Last name": "Lovelace",
            "Company": "One, Ltd",
            "Job title": "Head of Talent",
            "Email 1": "ada@one.example",
            "Email 2": "ada@home.example",
            "Phone 1": "+44 20 7946 0001",
            "Website": "https://one.example",
            "LinkedIn": "https://www.linkedin.com/in/ada",
            "Address": "2 Work St, EC1",
            "City": "London",
            "Country": "United Kingdom",
            "Note": "First\nsecond; third",
            "Categories": "Tech,Finance",
        }
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_versions_stand_in_one_file(given, end):
    found = given((THREE + TWO + "\n" + FOUR).replace("\n", end), "contacts")
    assert [card["Name"] for card in people(found)] == ["Dr. Ada Lovelace", "Jürgen Müller", "Grace Hopper"]
    assert found.lines == [1, 20, 29]
    assert [card["Phone 1"] for card in people(found)] == ["+44 20 7946 0001", "0171 234567", "+1-555-0199"]
    assert people(found)[2]["LinkedIn"] == "https://www.linkedin.com/in/grace/"


def test_a_bad_card_costs_no_other(given):
    nobody = "BEGIN:VCARD\nVERSION:3.0\n;;;:\nX-A:1\nEND:VCARD\n"
    open_end = "BEGIN:VCARD\nFN:Eve Open\n"
    found = given(nobody + open_end + TWO, "contacts.vcf")
    assert [card["Name"] for card in people(found)] == ["Eve Open", "Jürgen Müller"]
    assert found.notes == {"cards_unreadable": {"count": 1, "lines": [1]}}


def test_letters_of_old_cards_are_told(given):
    card = "BEGIN:VCARD\nVERSION:2.1\nN:Doë;Zoë\nEND:VCARD\n"
    assert people(given(card.encode("cp1252"), "x.vcf"))[0]["Name"] == "Zoë Doë"
    assert people(given(card.encode("utf-16"), "x.vcf"))[0]["Name"] == "Zoë Doë"


def test_cards_that_name_nobody_are_refused(refused):
    assert refused("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", "x.vcf") == ("no_cards", {})
