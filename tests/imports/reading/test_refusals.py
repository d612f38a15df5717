"""Files that are no list are refused by name, with a sentence that says what to do."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

import imports.reading
from imports.words.notes import sentence as note_sentence
from imports.words.refusals import sentence

pytestmark = pytest.mark.once

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def archive(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as out:
        for name, text in parts.items():
            out.writestr(name, text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("empty", b""),
        ("empty", b"\xef\xbb\xbf \r\n\r\n"),
        ("empty", b",,\n , \n,,\n"),
        ("only_header", b"Name,Email\n\n"),
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\n"),
        ("image", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("image", b"\x00\x00\x00\x18ftypheic\x00"),
        ("document", b"{\\rtf1 Hello}"),
        ("archive", b"\x1f\x8b\x08\x00abc"),
        ("database", b"SQLite format 3\x00"),
        ("outlook_data", b"!BDN\x00\x01"),
        ("old_excel", b"\x09\x08\x08\x00\x00\x05"),
        ("unknown_bytes", bytes(range(256)) * 40),
        ("html", b"<html><table><tr><td>Name</td></tr><tr><td>Menu</td></tr></table></html>"),
        ("html", b"\r\n<!DOCTYPE html>\n<p>x"),
        ("xml", b"<?xml version='1.0'?><Workbook/>"),
        ("json", b'{"name": "Ada"}'),
        ("json", b'[{"name": "Ada"}]'),
        ("calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        ("ldif", b"dn: cn=Ada\nobjectclass: person\n"),
        ("encoded_mail", b"Received: from a by b\nSubject: list\n"),
        ("encrypted", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("document", OLE + "WordDocument".encode("utf-16-le")),
        ("broken_workbook", OLE + "Workbook".encode("utf-16-le")),
        ("zip", archive(**{"list.csv": "Name\nAda\n"})),
        ("zip_linkedin", archive(**{"Basic_Export/Connections.csv": "Name\nAda\n"})),
        ("document", archive(**{"word/document.xml": "<x/>"})),
        ("document", archive(mimetype="application/vnd.oasis.opendocument.text")),
        ("presentation", archive(**{"ppt/presentation.xml": "<x/>"})),
        ("numbers", archive(**{"Index/Document.iwa": "x"})),
        ("linkedin_messages", b'"CONVERSATION ID","FROM","TO","DATE","CONTENT"\n"1","A","B","C","D"\n'),
        ("linkedin_other", b"From,To,Sent At,Message,Direction\nAda,Eve,1/2/24,Hi,OUTGOING\n"),
    ],
)
def test_what_is_no_list_is_refused_by_name(refused, code, data):
    found, params = refused(data, "list.xls")
    assert found == code
    assert sentence(found, **params).endswith(".")


def test_a_table_that_only_begins_like_something_else_is_read(given):
    assert given("PDF name,City\nAda,London\n").rows == [["Ada", "London"]]
    assert given('"[Ada]",City\n"{Eve}",Rome\n').rows == [["{Eve}", "Rome"]]
    assert given("Name\tCity\nAda\tLondon\n", "export.xls").rows == [["Ada", "London"]]


def test_every_code_of_the_reader_is_listed_and_has_its_own_sentence():
    folder = Path(settings.BASE_DIR) / "imports" / "reading"
    listed = set(re.findall(r"[a-z_]+", imports.reading.__doc__.split("they come from:")[1]))
    named = {code for path in folder.glob("*.py") for code in re.findall(r'Unreadable\("(\w+)"', path.read_text())}
    params = {"sheet": "A", "line": 3, "encoding": "x", "seconds": 60, "megabytes": 5, "most": 7}
    assert named - listed == set()
    assert {code for code in named if sentence(code, **params) == sentence("not known")} == {"crashed"}


def test_notes_are_said_with_their_lines():
    assert note_sentence("rows_too_long", count=1, lines=[7]) == "1 row has more cells than the header: line 7."
    assert note_sentence("cards_unreadable", count=12, lines=[1, 9]).endswith("the first on lines 1, 9.")
    assert note_sentence("no longer known") == ""
