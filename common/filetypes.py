"""What a file is, told from its first and last bytes: documents and pictures that people keep, nothing that runs.

Nothing is unpacked or parsed. Sources: the signatures of ISO 32000 (PDF), MS-CFB (DOC), ECMA-376 (DOCX), ODF 1.2 (ODT),
PNG and JFIF.
"""

import codecs
from dataclasses import dataclass

_END = 65_536  # bytes looked at on either side: a ZIP names its parts at its end
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<body", b"<iframe")
_TEXT_CONTROLS = {9, 10, 12, 13}


@dataclass(frozen=True)
class FileType:
    """`endings`: of file names, the usual one first; `mime`: as which it is served."""

    words: str
    mime: str
    endings: tuple


TYPES = {
    "pdf": FileType("PDF", "application/pdf", ("pdf",)),
    "docx": FileType("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)),
    "doc": FileType("Word", "application/msword", ("doc",)),
    "odt": FileType("OpenDocument", "application/vnd.oasis.opendocument.text", ("odt",)),
    "rtf": FileType("RTF", "application/rtf", ("rtf",)),
    "txt": FileType("TXT", "text/plain; charset=utf-8", ("txt", "md", "text")),
    "png": FileType("PNG", "image/png", ("png",)),
    "jpg": FileType("JPEG", "image/jpeg", ("jpg", "jpeg")),
}


def kind_of(file):
    """The code of what an open binary file is (a key of TYPES), or None. Leaves it at its beginning."""
    head, tail = _ends(file)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLE):
        return "doc" if _names_word(file, head) else None
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(head, tail)
    return "txt" if _is_text(head, tail) else None


def _ends(file):
    file.seek(0)
    head = file.read(_END)
    file.seek(max(0, file.size - _END))
    tail = file.read(_END)
    file.seek(0)
    return head, tail


def _zip_kind(head, tail):
    if head[30:].startswith(_ODT) and not head[30 + len(_ODT) :].startswith((b"-template", b"-web", b"-master")):
        return "odt"
    macros = b"vbaProject.bin" in tail
    return "docx" if b"[Content_Types].xml" in tail and b"word/document" in tail and not macros else None


def _names_word(file, head):
    """Whether the compound file's first directory sector names Word's main stream."""
    size = 4096 if head[26:28] == b"\x04\x00" else 512
    file.seek((int.from_bytes(head[48:52], "little") + 1) * size)
    directory = file.read(4 * size)
    file.seek(0)
    return "WordDocument".encode("utf-16-le") in directory


def _is_text(head, tail):
    """Readable text that no browser would take for a page: UTF-8, UTF-16 with its mark, or one byte a letter."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head, tail = (part[: len(part) // 2 * 2].decode("utf-16", "replace").encode() for part in (head, head))
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:1024].lower()
    if start.startswith(b"#!") or any(mark in start for mark in _MARKUP):
        return False
    return all(byte >= 32 and byte != 127 or byte in _TEXT_CONTROLS for part in (head, tail) for byte in set(part))
