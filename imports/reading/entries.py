"""One line of a list to its parts: name, e-mail, website, city, country, note."""

import re

COLUMNS = ("Name", "Email", "Website", "City", "Country", "Note", "Part of")
LINK = re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\]]*\])+)\]\((?P<url>[^)\s]+)[^)]*\)")
ANGLED = re.compile(r"<(https?://[^>\s]+)>")
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'|]+[^\s<>\"'|.,;:)\]]")
MAIL = re.compile(r"[^\s@<>(),;:\"\[\]]+@[^\s@<>(),;:\"\[\]]+\.[^\W\d_]{2,}")
DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24}(?:/\S*)?")
LEGAL = re.compile(r"(inc|llc|ltd|limited|llp|plc|corp|co|gmbh|ag|kg|se|sa|sas|srl|spa|bv|nv|ab|as|oy|pty)\b\.?", re.I)
PLACE = re.compile(r"(?:\d{4,5}\s+)?(?P<city>[^\W\d_][^\d,;:@/]{1,40})")
AFTERWORD = re.compile(r"^\s*[-–—:|]+\s*")
PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*$")
MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")


def read_entry(text):
    """{column: text} of a line, what is not there left out."""
    entry, text = {}, MARKUP.sub("", text.replace("\t", " ")).strip()
    link = LINK.search(text)
    if link:
        entry["Website"], name, rest = link["url"], link["text"], text[link.end() :]
        if link["url"].startswith("mailto:"):
            entry["Email"] = entry.pop("Website").removeprefix("mailto:")
        return _named(entry, name) | _rest(entry, rest)
    mails = MAIL.findall(text)
    if mails:
        entry["Email"] = " / ".join(mails)
    text = MAIL.sub("", text)
    found = ANGLED.search(text) or URL.search(text)
    if found:
        entry["Website"] = found[found.lastindex or 0]
        if not text[: found.start()].strip() and AFTERWORD.match(text[found.end() :]):
            return entry | _rest(entry, text[found.end() :])
        text = text[: found.start()] + text[found.end() :]
    elif domain := _domain(text):
        entry["Website"] = domain
        text = text.replace(domain, "")
    return _named(entry, re.sub(r"[<(\[]\s*[>)\]]", "", text).strip(" \t,;|<>-–—:\"'"))


def is_entry(entry):
    return any(any(letter.isalnum() for letter in entry.get(name, "")) for name in COLUMNS[:3])


def _domain(text):
    """A domain that stands alone or last; in Node.js Ltd there is none."""
    words = re.split(r"[\s(),;|]+", text.strip("()<> ,;|-–—:"))
    return words[-1] if DOMAIN.fullmatch(words[-1]) and (len(words) == 1 or words[-1].islower()) else ""


def _named(entry, text):
    """Adds the name and what follows it: “Name GmbH, City (ex. Other)”."""
    behind = PARENTHESIS.search(text)
    if behind and behind.start():
        entry["Note"], text = behind[1].strip(), text[: behind.start()]
    parts = [part.strip() for part in text.split(",") if part.strip()]
    while len(parts) > 1 and LEGAL.fullmatch(parts[1]):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    if len(parts) > 1:
        _place(entry, parts)
    name = ", ".join(parts)
    return entry | {"Name": name} if name else entry


def _place(entry, parts):
    if re.fullmatch(r"[A-Z]{2}", parts[-1]):
        entry["Country"] = parts.pop()
    place = PLACE.fullmatch(parts[-1]) if len(parts) > 1 else None
    if place and place["city"][0].isupper() and not LEGAL.search(place["city"]):
        entry["City"] = place["city"]
        parts.pop()


def _rest(entry, text):
    """What stands behind a link: a place, or a remark after a dash."""
    if AFTERWORD.match(text):
        note = AFTERWORD.sub("", text).strip()
        return {"Note": "; ".join(filter(None, [entry.get("Note"), note]))} if note else {}
    text = text.strip(" ,;()")
    place = PLACE.fullmatch(text)
    if place and "City" not in entry:
        return {"City": place["city"]}
    return {"Note": "; ".join(filter(None, [entry.get("Note"), text]))} if text else {}
