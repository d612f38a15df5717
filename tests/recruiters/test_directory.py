"""The directory: filters in the address, search, pages, constant queries, nothing of a stranger's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruiters.models import Firm, Recruiter, Specialty
from recruiters.starter import load_specialties
from tests.factories import make_firm, make_recruiter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

FIRMS, PEOPLE = "/directory/", "/directory/people/"


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def specialties(db):
    load_specialties(Specialty)
    return {specialty.code: specialty for specialty in Specialty.objects.exclude(axis="place")}


@pytest.fixture
def firms(specialties):
    finance = make_firm("Kestrel Finance", pay_model="retained", places="Dublin")
    finance.specialties.add(specialties["finance"], specialties["insurance"], Specialty.objects.place("Dublin"))
    tech = make_firm("Merlin Tech", pay_model="staffing", setting="sole", places="Cork")
    tech.specialties.add(specialties["software"], specialties["director"], Specialty.objects.place("Cork"))
    return finance, tech, make_firm("Owl General", pay_model="unknown")


def names(page, url, **asked):
    answer = page.get(url, asked)
    assert answer.status_code == 200
    return [line.record.name for line, _ in answer.context["rows"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Kestrel Finance", "Merlin Tech", "Owl General"]),
        ({"function": "finance"}, ["Kestrel Finance"]),
        ({"industry": "insurance"}, ["Kestrel Finance"]),
        ({"seniority": "director"}, ["Merlin Tech"]),
        ({"function": "software", "seniority": "director"}, ["Merlin Tech"]),
        ({"function": "software", "industry": "insurance"}, []),
        ({"place": "dub"}, ["Kestrel Finance"]),
        ({"place": "CÓRK"}, ["Merlin Tech"]),
        ({"place": "Galway"}, []),
        ({"place": "🙂"}, []),
        ({"type": "retained"}, ["Kestrel Finance"]),
        ({"type": "sole"}, ["Merlin Tech"]),
        ({"q": "tech"}, ["Merlin Tech"]),
        ({"q": "kestrle"}, ["Kestrel Finance"]),
        ({"q": "kestrel", "function": "software"}, []),
        ({"function": "nonsense", "type": "nonsense", "cursor": "nonsense", "q": "\x00"}, None),
    ],
)
def test_filters_of_firms(page, firms, asked, found):
    assert names(page, FIRMS, **asked) == (found if found is not None else [firm.name for firm in firms])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Ann Own", "Bo Firm"]),
        ({"function": "legal"}, ["Ann Own"]),
        ({"function": "finance"}, ["Bo Firm"]),
        ({"type": "retained"}, ["Bo Firm"]),
        ({"place": "dublin"}, ["Bo Firm"]),
        ({"q": "ann"}, ["Ann Own"]),
        ({"q": "ann", "type": "retained"}, []),
        ({"q": "bo@firm.example"}, ["Bo Firm"]),
    ],
)
def test_filters_of_people_by_their_own_or_their_firms(page, firms, specialties, asked, found):
    make_recruiter("Ann Own", firm=firms[1]).specialties.add(specialties["legal"])
    make_recruiter("Bo Firm", firm=firms[0], email="bo@firm.example")
    Recruiter.objects.desk_of(firms[0])
    assert names(page, PEOPLE, **asked) == found


def test_rows_say_type_specialties_places_and_people(page, firms):
    make_recruiter(firm=firms[0])
    html = page.get(FIRMS).content.decode()
    for words in ("Retained", "Finance, treasury &amp; FP&amp;A", "Dublin", "sole recruiter", "Generalist"):
        assert words in html
    assert page.get(FIRMS).context["rows"][0][0].people == 1


def test_near_names_are_said_to_be_near(page, firms):
    assert "These come nearest" in page.get(FIRMS, {"q": "kestrle"}).content.decode()
    assert "These come nearest" not in page.get(FIRMS, {"q": "kestrel"}).content.decode()


def test_private_records_are_their_owners_alone(page, seeker, stranger, admin, signed_in):
    make_recruiter("Ann Private", firm=make_firm("Private Search", owner=seeker), owner=seeker)
    for url, name in ((FIRMS, "Private Search"), (PEOPLE, "Ann Private")):
        assert names(page, url) == names(page, url, q=name.split()[0]) == [name]
        for other in (stranger, admin):
            assert names(signed_in(other), url) == names(signed_in(other), url, q=name) == []


def test_a_private_person_of_a_stranger_is_not_counted(page, stranger):
    make_recruiter(firm=make_firm("Kestrel"), owner=stranger)
    assert page.get(FIRMS).context["rows"][0][0].people == 0


def test_pages_go_forth_and_back_with_the_filters(page):
    Firm.objects.bulk_create([Firm(name=f"Nordic {n:03}", pay_model="retained") for n in range(120)])
    asked = {"type": "retained", "q": "nordic"}
    first = page.get(FIRMS, asked)
    second = page.get(FIRMS, asked | {"cursor": first.context["found"].page.next_cursor})
    third = page.get(FIRMS, asked | {"cursor": second.context["found"].page.next_cursor})
    assert [len(answer.context["rows"]) for answer in (first, second, third)] == [50, 50, 20]
    assert "type=retained" in first.content.decode().split('rel="next"')[0].rsplit("<a", 1)[1]
    assert names(page, FIRMS, **asked, cursor=second.context["found"].page.prev_cursor)[0] == "Nordic 000"


@pytest.mark.parametrize("url", [FIRMS, PEOPLE])
@pytest.mark.parametrize("asked", [{}, {"q": "nordic", "function": "finance"}])
def test_queries_do_not_grow(page, specialties, url, asked):
    def fill(count):
        for n in range(count):
            firm = make_firm(f"Nordic {n} {count}")
            firm.specialties.add(specialties["finance"])
            make_recruiter(f"Nordic Person {n} {count}", firm=firm)

    def queries():
        with CaptureQueriesContext(connection) as caught:
            page.get(url, asked)
        return len(caught)

    fill(2)
    few = queries()
    fill(20)
    assert queries() == few <= 15


def test_an_empty_directory_says_what_to_do(page):
    assert reverse("outreach:add") in page.get(FIRMS).content.decode()


@pytest.mark.parametrize("url", [FIRMS, PEOPLE])
def test_only_read(page, client, url):
    assert page.post(url).status_code == 405
    assert client.get(url).status_code == 302
