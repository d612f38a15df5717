"""Files as people send them, in a few bytes each, and notes and files beside a relationship or a firm."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from outreach.models import Attachment, Note
from tests.cast import by


def zipped(*names, mimetype=b""):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, b"<x/>" * 40)
    return box.getvalue()


def ole(stream):
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00" + bytes(20)
    return header.ljust(512, b"\0") + "Root Entry".encode("utf-16-le").ljust(128, b"\0") + stream.encode("utf-16-le")


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
GOOD = {
    "pdf": PDF,
    "docx": zipped("[Content_Types].xml", "word/document.xml"),
    "doc": ole("WordDocument"),
    "odt": zipped("content.xml", mimetype=b"application/vnd.oasis.opendocument.text"),
    "rtf": b"{\\rtf1\\ansi Hello}",
    "txt": "Grüße – 12 lines of agreement\r\n".encode(),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    "jpg": b"\xff\xd8\xff\xe0" + bytes(20),
}
BAD = {
    "a program": b"MZ\x90\x00" + bytes(60),
    "a page": b"<!DOCTYPE html><script>alert(7)</script>",
    "a page after blanks": b"\xef\xbb\xbf \n <HTML><body>",
    "a drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(7)"/>',
    "a script": b"#!/bin/sh\nrm -rf /\n",
    "an archive": zipped("malware.exe"),
    "a sheet": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "a document with macros": zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "an old sheet": ole("Workbook"),
    "bytes": bytes(range(256)),
    "markup in UTF-16": "<script>alert(7)</script>".encode("utf-16"),
}


def upload(content=PDF, name="agreement.pdf"):
    return SimpleUploadedFile(name, content, content_type="text/html")


def attach(seeker, content=PDF, name="agreement.pdf", kind="agreement", **beside):
    return Attachment.keep(by(seeker), seeker, upload(content, name), kind=kind, **beside)


def note_and_file(seeker, **beside):
    return Note.write(by(seeker), seeker, "Likes short mails", **beside), attach(seeker, **beside)


def where(*things):
    """Beside what each stands now: ids of (relationship, firm)."""
    return {type(one).objects.filter(pk=one.pk).values_list("relationship_id", "firm_id").get() for one in things}
