"""What a file is, by its first bytes and words; what is no list is refused by name."""

import mmap
import re

from .outline import Unreadable
from .texts import MARKS, utf16_without_mark

HEAD = 65_536  # bytes
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAGIC = {
    b"\x89PNG": "image",
    b"\xff\xd8\xff": "image",
    b"GIF8": "image",
    b"RIFF": "image",
    b"II*\x00": "image",
    b"MM\x00*": "image",
    b"{\\rtf": "document",
    b"\x1f\x8b": "archive",
    b"7z\xbc\xaf": "archive",
    b"Rar!": "archive",
    b"\xfd7zXZ": "archive",
    b"SQLite format 3": "database",
    b"PAR1": "database",
    b"!BDN": "outlook_data",
    b"\x09\x00\x04\x00": "old_excel",
    b"\x09\x02\x06\x00": "old_excel",
    b"\x09\x04\x06\x00": "old_excel",
    b"\x09\x08\x08\x00": "old_excel",
}
# Streams of an OLE file that say what is in it; encryption first, since it hides the rest.
STREAMS = {
    "EncryptedPackage": "encrypted",
    "EncryptionInfo": "encrypted",
    "WordDocument": "document",
    "PowerPoint Document": "presentation",
    "__substg1.0": "encoded_mail",
}
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
WORDS = {
    "vcard": r"BEGIN:VCARD",
    "calendar": r"BEGIN:V(CALENDAR|TIMEZONE|EVENT|TODO)",
    "html": r"<!doctype html|<html|<table|<meta|<head|<body",
    "xml": r"<\?xml|<[\w:]{1,60} xmlns",
    "json": r"\{\s*(\"|\}|$)|\[\s*[\[{\"\]]",
    "ldif": r"dn::? .+\r?\n\w+::? ",
    "encoded_mail": r"(Return-Path|Received|Delivered-To|MIME-Version): |From \S+@\S+ \w{3} ",
}
PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in WORDS.items()}


def kind_of_bytes(path, limits):
    """zip, ole or text. Raises Unreadable for what is neither a workbook nor text, or too large (bytes)."""
    size = path.stat().st_size
    if size > limits.uploaded:
        raise Unreadable("too_large", megabytes=limits.uploaded // 1_000_000)
    with open(path, "rb") as file:
        head = file.read(HEAD)
        if not head.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            raise Unreadable("empty")
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return "zip"
        if head.startswith(OLE):
            _refuse_other_ole(file)
            return "ole"
    _refuse_binary(head)
    return "text"


def kind_of_text(text):
    """vcard, html or table, by the first words. Raises Unreadable for what holds no list."""
    start = text.lstrip("\ufeff \t\r\n")
    for kind, pattern in PATTERNS.items():
        if pattern.match(start):
            if kind not in ("vcard", "html"):
                raise Unreadable(kind)
            return kind
    return "vcard" if re.search(r"^BEGIN:VCARD\s*$", text, re.IGNORECASE | re.MULTILINE) else "table"


def _refuse_other_ole(file):
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for stream, code in STREAMS.items():
            if data.find(stream.encode("utf-16-le")) >= 0:
                raise Unreadable(code)


def _refuse_binary(head):
    if b"%PDF-" in head[:1024]:
        raise Unreadable("pdf")
    for magic, code in MAGIC.items():
        if head.startswith(magic):
            raise Unreadable(code)
    if head[4:8] == b"ftyp":
        raise Unreadable("image")
    if head.startswith(tuple(MARKS)) or utf16_without_mark(head):
        return
    nulls, controls = head.count(0), len(head) - len(head.translate(None, CONTROLS))
    if nulls > len(head) * 0.3 or controls - nulls > len(head) / 50:
        raise Unreadable("unknown_bytes")
