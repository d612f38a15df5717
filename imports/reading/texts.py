"""The letters of a text file: by mark UTF-8, UTF-16 or UTF-32, else UTF-8, else cp1252, never guessed by frequency."""

import codecs

from .outline import Unreadable

# What a person may choose, by where it is found.
ENCODINGS = [
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "iso8859-15", "mac-roman"),
    *("cp437", "cp850", "cp1250", "iso8859-2", "cp852", "cp1251", "koi8-r", "cp1253", "iso8859-7", "cp1254"),
    *("iso8859-9", "cp1255", "cp1256", "cp1257", "shift_jis", "cp932", "gb18030", "big5", "euc-kr"),
]
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
BLOCK = 1_000_000  # bytes
HEAD = 65_536  # characters


def choose_encoding(path, how, outline):
    """Sets `outline.encoding`: the chosen one, else the guess, with a note where letters were lost."""
    if how.encoding:
        outline.encoding = _known(how.encoding)
        if not _fits(path, outline.encoding):
            raise Unreadable("not_in_encoding", encoding=how.encoding)
        return
    outline.encoding = _guess(path)
    if not _fits(path, outline.encoding):
        outline.notes.append(["letters_unknown", {"encoding": outline.encoding}])


def open_text(path, encoding):
    """The file as text; line ends stay as they are, letters outside of the encoding become U+FFFD."""
    return open(path, encoding=_without_mark(encoding), errors="replace", newline="")


def head_of(path, encoding):
    with open_text(path, encoding) as file:
        return file.read(HEAD).removeprefix("\ufeff")


def utf16_without_mark(start):
    """utf-16-le, utf-16-be or '' by the null bytes of the first bytes: every other one in Latin text."""
    pairs = len(start) // 2
    low, high = start[1::2].count(0), start[0::2].count(0)
    if max(low, high) > pairs * 0.4 and min(low, high) < pairs * 0.1:
        return "utf-16-le" if low > high else "utf-16-be"
    return ""


def _known(name):
    try:
        found = codecs.lookup(name).name
    except LookupError:
        found = ""
    for encoding in ENCODINGS:
        if found in (codecs.lookup(encoding).name, codecs.lookup(_without_mark(encoding)).name):
            return encoding
    raise Unreadable("no_such_encoding", encoding=name)


def _guess(path):
    with open(path, "rb") as file:
        start = file.read(4096)
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            return encoding
    return utf16_without_mark(start) or ("utf-8" if _fits(path, "utf-8") else "cp1252")


def _fits(path, encoding):
    decoder = codecs.getincrementaldecoder(_without_mark(encoding))()
    with open(path, "rb") as file:
        try:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
    return True


def _without_mark(encoding):
    return "utf-8-sig" if encoding == "utf-8" else encoding
