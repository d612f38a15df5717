"""A firm's name taken apart: legal form off, abbreviations written out, numbers aside, other names found."""

import re
from dataclasses import dataclass
from functools import lru_cache

from common.text import fold

from .thresholds import LONGEST_NAME

# Legal forms as they look when folded and with single letters joined ('S.A.' → sa, 'B.V.' → bv). Grouped by what they
# say: two names that differ in the group only belong to two legal persons, perhaps sisters.
_FORMS = {
    "limited": "ltd limited ltda ltdirl teo teoranta pvt private cyf cyfyngedig",
    "plc": "plc ccc public",
    "llc": "llc lc llcc",
    "inc": "inc incorporated corp corporation",
    "company": "co company cie companhia compania",
    "partnership": "llp lp lllp pllc pc",
    "ireland": "dac clg ulc uc",
    "gmbh": "gmbh mbh ggmbh gesmbh",
    "ug": "ug haftungsbeschraenkt haftungsbeschrankt",
    "ag": "ag aktiengesellschaft kgaa",
    "kg": "kg ohg gbr ek kommanditgesellschaft",
    "sa": "sa sas sasu sca scs snc scrl scop se societe anonyme",
    "sarl": "sarl eurl sprl srl slu sl srls sociedad limitada",
    "bv": "bv bvba nv vof cv cvba besloten vennootschap",
    "nordic": "oy oyj ab hb kb aps ivs as asa da ans aktiebolag aktieselskab osakeyhtio anpartsselskab ehf hf",
    "spa": "spa sapa soc coop",
    "eastern": "kft zrt nyrt doo eood ood sro spzoo spzo zoo spj spk oao ooo zao pao uab sia ou kda",
    "asia": "pty pte sdn bhd kk gk pt tbk jsc",
    "latin": "sab sapi sac eirl eireli epp cia",
}
FORM = {word: group for group, words in _FORMS.items() for word in words.split()}
# These are legal forms wherever they stand ('Summit Talent LLC 17'); the others only at the end.
_ANYWHERE = {"ltd", "limited", "llc", "plc", "gmbh", "inc", "incorporated", "llp", "sarl", "dac", "clg", "teoranta"}
_AT_START = {"ab", "oy", "as", "pt", "ooo", "oao", "zao", "uab"}
_PHRASES = [
    (re.compile(pattern), form)
    for pattern, form in [
        (r"\bpublic limited company\b", "plc"), (r"\blimited liability company\b", "llc"),
        (r"\blimited liability partnership\b", "llp"), (r"\bdesignated activity company\b", "dac"),
        (r"\bcompany limited by guarantee\b", "clg"), (r"\bgesellschaft mit beschrankter haftung\b", "gmbh"),
        (r"\bs de r ?l(?: de c ?v)?\b", "srl"), (r"\bs ?a(?: b)? de c ?v\b", "sa"), (r"\bsp z ?o ?o\b", "spzoo"),
        (r"\bs r l\b", "srl"), (r"\bs r o\b", "sro"), (r"\bd o o\b", "doo"), (r"\ba/s\b", "as"),
        (r"\bsociete anonyme\b", "sa"), (r"\bsociedad anonima\b", "sa"), (r"\ba responsabilite limitee\b", "sarl"),
    ]
]  # fmt: skip
_ABBREVIATIONS = {
    "intl": "international", "internat": "international", "int": "international", "mgmt": "management",
    "mgt": "management", "mngmt": "management", "svc": "services", "svcs": "services", "service": "services",
    "srvcs": "services", "assoc": "associates", "assocs": "associates", "associate": "associates",
    "bros": "brothers", "grp": "group", "dept": "department", "mfg": "manufacturing", "natl": "national",
    "rec": "recruitment", "recruit": "recruitment", "solution": "solutions", "sols": "solutions",
    "consultant": "consultants", "cons": "consultants", "ctr": "center", "centre": "center", "cntr": "center",
    "partner": "partners", "ptnrs": "partners", "univ": "university", "hosp": "hospital", "st": "saint",
    "sch": "school", "engineer": "engineering", "eng": "engineering", "res": "resources", "resource": "resources",
}  # fmt: skip
# They tell no firm from another, though often two firms of a group.
_GENERIC_WORDS = """
    group holding holdings international global worldwide recruitment recruiting recruiters recruiter staffing
    search selection executive talent careers jobs employment agency personnel people services solutions
    consulting consultancy consultants consultant partners associates resourcing resources hr human
    personalberatung personaldienstleistungen personal management network team company firm brothers sons
    personalvermittlung office agencia agence
"""
GENERIC = frozenset(_GENERIC_WORDS.split())
_LINKS = {"and", "und", "et", "the"}
_FORMER = re.compile(
    r"[(\[,]?\s*\b(?:formerly|previously|fka|f/k/a|vormals|ehemals|anciennement)\b"
    r"(?:\s+known\s+as|\s+trading\s+as|\s+als)?[\s:]+(?P<other>[^)\]]+)[)\]]?",
    re.IGNORECASE,
)
_TRADING = re.compile(
    r"[(\[,]?\s*(?<!\w)(?:t/a|t\.a\.|t/as|dba|d/b/a|trading\s+as|doing\s+business\s+as|also\s+known\s+as|aka|a/k/a)(?!\w)"
    r"[\s:]*(?P<other>[^)\]]+)[)\]]?",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"\b\w(?: \w\b)+")
_GLUED_NUMBER = re.compile(r"(?<=[^\W\d]{3})(?=\d{2})")


@dataclass(slots=True, frozen=True)
class FirmName:
    """`words` without legal form and links, in order; `numbers` without leading zeros; `core`: neither generic nor
    number; `tight`: the words without spaces; `form`: the groups of the legal form; `full`: folded whole."""

    full: str
    words: tuple
    core: frozenset
    numbers: frozenset
    form: frozenset
    tight: str


@lru_cache(maxsize=20_000)
def names_in(text):
    """The FirmNames that a text holds, the main one first: 'X Ltd t/a Y (formerly Z)' → X, Y, Z."""
    others, main = [], text[:LONGEST_NAME]
    for pattern in (_FORMER, _TRADING):
        found = pattern.search(main)
        if found and found.start() > 0:
            others.append(found["other"])
            main = main[: found.start()] + main[found.end() :]
    names = [taken_apart(part) for part in (main, *reversed(others))]
    return tuple(name for name in names if name.words)


_set_of = lru_cache(maxsize=10_000)(frozenset)  # of words: many names share theirs, and a set takes 216 bytes


@lru_cache(maxsize=30_000)
def taken_apart(text):
    """One name as a FirmName."""
    full = text = fold(text.replace("&", " and ").replace("+", " and "))
    forms = []
    for pattern, form in _PHRASES:
        text, times = pattern.subn(" ", text)
        forms += [form] * bool(times)
    text = _GLUED_NUMBER.sub(" ", text)
    text = _SINGLE.sub(lambda run: run[0].replace(" ", ""), text)
    words = text.split()
    words = _without_forms(words, forms) or words
    words = [_ABBREVIATIONS.get(word, word) for word in words if word not in _LINKS] or words
    words = [(word.lstrip("0") or "0") if word.isdigit() else word for word in words]
    words = list(dict.fromkeys(words))  # 'Kestrel – Kestrel Search' says it twice
    numbers = _set_of(tuple([word for word in words if word.isdigit()]))
    core = _set_of(tuple([word for word in words if word not in GENERIC and not word.isdigit()]))
    groups = _set_of(tuple([group for form in forms if (group := FORM.get(form, form)) != "company"]))
    return FirmName(full, tuple(words), core, numbers, groups, "".join(words))


def _without_forms(words, forms):
    """The words less legal forms, which are added to `forms`."""
    if len(words) > 1 and words[0] in _AT_START:
        forms.append(words[0])
        words = words[1:]
    while len(words) > 1 and (words[-1] in FORM or words[-1] in _LINKS):
        if words[-1] in FORM:
            forms.append(words[-1])
        words = words[:-1]
    kept = words[:1]
    for word in words[1:]:
        if word in _ANYWHERE:
            forms.append(word)
        else:
            kept.append(word)
    return kept
