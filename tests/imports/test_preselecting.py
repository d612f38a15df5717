"""Of an address book only those who look like recruiters are kept, each with the reason; the others are forgotten."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from imports.planning.trade import is_house, is_staffing_domain, word_in_firm, word_in_title
from outreach.models import Relationship
from recruiters.likeness.firm_names import names_in
from tests.cast import by
from tests.factories import make_firm, make_search
from tests.imports import trade_cases as cases
from tests.imports.lists import bring
from tests.imports.test_first_day import work_on

HEAD = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
"""


# ── Words ──


def share(found, texts):
    """(precision, recall) of what was found among (those meant, the others)."""
    meant, others = texts
    right, wrong = sum(map(bool, map(found, meant))), sum(map(bool, map(found, others)))
    return right / (right + wrong), right / len(meant)


def is_firm(name):
    return word_in_firm(name) or any(is_house(one.tight) for one in names_in(name))


@pytest.mark.once
@pytest.mark.parametrize(
    ("found", "texts", "least"),
    [
        (word_in_title, (cases.RECRUITERS, cases.OTHERS), (0.98, 1.0)),
        (word_in_title, (cases.HELD_OUT, cases.HELD_OUT_OTHERS), (0.95, 0.9)),
        (is_firm, (cases.FIRMS, cases.OTHER_FIRMS), (1.0, 1.0)),
    ],
    ids=["titles", "held out", "firms"],
)
def test_words_of_the_trade(found, texts, least):
    precision, recall = share(found, texts)
    print(f"precision {precision:.3f}, recall {recall:.3f} of {len(texts[0])} and {len(texts[1])}")
    assert precision >= least[0]
    assert recall >= least[1]


@pytest.mark.once
@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("cobaltrecruitment.example", True), ("northstaffing.example", True), ("randstad.de", True),
        ("weber-personalberatung.de", True), ("kestrel.jobs", True), ("rekryteringsbolaget.se", True),
        ("gmail.com", False), ("hays-travel.example", False), ("recruits.army.example", True), ("acme.example", False),
        ("research.example", False), ("", False),
    ],
)  # fmt: skip
def test_domains_of_the_trade(domain, expected):
    assert is_staffing_domain(domain) == expected


# ── Address books ──

db = pytest.mark.django_db


def connection(first, last, company="", position="", email=""):
    url = f"https://www.linkedin.com/in/{first}-{last}".lower()
    return f'{first},{last},{url},{email},"{company}","{position}",12 Mar 2024\n'


def book(seeker, *rows, **options):
    return bring(seeker, HEAD + "".join(rows), kind="my-recruiters", name="Connections.csv", **options)


def chosen(batch):
    """{number: (kept in, code of the reason)}."""
    codes = {"title_word", "firm_word", "known_firm", "staffing_domain", "tag_word", "at_employer", "no_recruiter"}
    return {
        row.number: (not row.excluded, next(code for code, _ in row.reasons if code in codes))
        for row in batch.rows.order_by("number")
    }


@db
def test_who_is_chosen_and_why(seeker):
    make_firm("Alder Partners", website="https://alder.example")
    make_firm("Widget Works", pay_model="in_house")
    batch = book(
        seeker,
        connection("Ann", "Able", "Oak Search", "Technical Recruiter"),
        connection("Ben", "Bray", "Alder Partners", "Research Associate"),
        connection("Cem", "Cole", "Elm Staffing", "Office Manager"),
        connection("Dee", "Dorn", "Private", "Consultant", "dee@cobaltrecruitment.example"),
        connection("Eve", "Eder", "Acme", "Talent Buyer"),
        connection("Fay", "Finn", "Widget Works", "Accountant"),
        connection("Gus", "Gray", "Widget Works", "Talent Acquisition Partner"),
        connection("Hal", "Hope", "Hays plc", "Office Manager"),
        keep=False,
    )
    assert batch.is_address_book
    assert chosen(batch) == {
        1: (True, "title_word"), 2: (True, "known_firm"), 3: (True, "firm_word"), 4: (True, "staffing_domain"),
        5: (False, "no_recruiter"), 6: (False, "no_recruiter"), 7: (True, "title_word"), 8: (True, "firm_word"),
    }  # fmt: skip
    assert batch.counts["excluded"] == 2


@db
def test_nobody_at_the_current_employer_is_chosen(seeker):
    make_search(seeker, current_employer="Acme Industries Ltd.", current_employer_domain="acme.example")
    # The directory knows the employer under another name.
    make_firm("AIL Recruitment", website="https://www.acme.example", trading_names=["Acme Industries"])
    batch = book(
        seeker,
        connection("Ann", "Able", "Acme Industries", "Recruiter"),
        connection("Ben", "Bray", "ACME INDUSTRIES LIMITED", "Recruiter"),
        connection("Cem", "Cole", "Acme Industries Germany GmbH", "Recruiterin"),
        connection("Dee", "Dorn", "", "Recruiter", "dee@mail.acme.example"),
        connection("Eve", "Eder", "AIL Recruitment", "Recruiter"),
        connection("Fay", "Finn", "Acre Industries", "Recruiter"),
        keep=False,
    )
    found = chosen(batch)
    assert [number for number, (_, code) in found.items() if code == "at_employer"] == [1, 2, 3, 4, 5]
    assert [number for number, (kept_in, _) in found.items() if kept_in] == [6]
    # A person may still let one in; planning again keeps to that.
    batch.rows.get(number=1).include(by(seeker))
    batch.match(by(seeker), batch.mapping)
    assert chosen(work_on(batch))[1] == (True, "at_employer")


@db
def test_a_spreadsheet_is_kept_whole(seeker):
    batch = bring(seeker, "Name,Company\nAda Ames,Acme\n", kind="my-recruiters", keep=False)
    assert (batch.is_address_book, batch.counts["excluded"]) == (False, 0)


CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ann Able
ORG:Oak Search
TITLE:Recruiter
EMAIL:ann@oak.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zebedee Quixote-Marrow
ORG:Quagmire Bakery
TITLE:Baker
EMAIL:zebedee@quagmire.example
TEL:+44 20 7946 0958
NOTE:allergic to marzipan
END:VCARD
"""
GOOGLE = """First Name,Last Name,Labels,Organization Name,Organization Title,E-mail 1 - Value,Notes
Ann,Able,* myContacts,Oak Search,Recruiter,ann@oak.example,
Zebedee,Quixote-Marrow,* myContacts,Quagmire Bakery,Baker,zebedee@quagmire.example,allergic to marzipan
"""
LINKEDIN = (
    HEAD + connection("Ann", "Able", "Oak Search", "Recruiter")
    + connection("Zebedee", "Quixote-Marrow", "Quagmire Bakery", "Baker", "zebedee@quagmire.example")
)  # fmt: skip
TRACES = ("zebedee", "quixote", "marrow", "quagmire", "marzipan", "79460958")


@db
@pytest.mark.parametrize(
    ("name", "text"), [("Connections.csv", LINKEDIN), ("contacts.csv", GOOGLE), ("all.vcf", CARDS)]
)
def test_who_is_not_kept_leaves_no_trace(seeker, name, text):
    before = bring(seeker, text, kind="my-recruiters", name=name, keep=False)
    assert {"ImportRow", "ImportBatch", Path(before.file.name).name} <= {where for where, _ in traces()}
    before.keep(by(seeker))
    batch = work_on(before)
    assert (batch.state, batch.rows.count()) == ("done", 1)
    assert Relationship.objects.visible_to(seeker).get().recruiter.name == "Ann Able"
    assert traces() == []


def traces():
    """Every table and every stored file that still has a word of the row that was not kept."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for values in model._base_manager.values_list():
            text = " ".join(map(str, values)).casefold()
            found += [(model.__name__, word) for word in TRACES if word in text.replace(" ", "")]
    for path in settings.MEDIA_ROOT.rglob("*"):
        if path.is_file() and any(word.encode() in path.read_bytes().lower() for word in TRACES):
            found.append((path.name, "file"))
    return found
