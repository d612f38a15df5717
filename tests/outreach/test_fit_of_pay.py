"""Pay in the fit: what recruiters told of it beside what the brief asks, neutral where either is not known."""

import pytest
from django.urls import reverse

from outreach import sweeps
from outreach.acts.settings import change_brief
from outreach.measures.yearly_pay import asked_pay, told_pay
from outreach.models import FirmFit, Insight, JobSearch
from outreach.models.fits import fits_of
from outreach.words.fit import fit_words
from recruiters.models import Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship, make_search

from .scenes import nov

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
INSIDE, APART = "told you of pay in your range", "held at 40: another range of pay"


@pytest.fixture
def search(seeker):
    search = make_search(seeker, pay_range="230–270k", currency="USD")
    search.specialties.set(Specialty.objects.filter(code="finance"))
    return search


@pytest.fixture
def dana(seeker, search):
    firm = make_firm("Kestrel Finance", places="Boston", engagement="permanent")
    firm.specialties.set(search.specialties.all())
    return make_relationship(seeker, "Dana Reyes", firm=firm)


def tell(one, low, high, **said):
    said = {"currency": "USD", "period": "year"} | said
    Insight.note(by(one.seeker), one, "salary", day=nov(20), low=low, high=high, **said)


def said_of(one):
    found = fits_of(one.seeker, [one])[one.pk]
    return found.score, [words for words in fit_words(found) if words in (INSIDE, APART)]


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("230–270k", (230_000, 270_000)), ("200-240K plus bonus of 30%", (200_000, 240_000)),
        ("€ 120.000 bis 140.000", (120_000, 140_000)), ("95k", (95_000, float("inf"))),
        ("from 1.2m", (1_200_000, float("inf"))), ("150 000 to 120 000", (120_000, 150_000)),
        ("600 a day", None), ("90,000/month", None), ("230–270", None), ("what the market pays", None), ("", None),
    ],
)  # fmt: skip
def test_the_free_text_of_a_brief_is_read_where_it_says_a_year(text, pay):
    assert asked_pay(text) == pay


def test_what_was_told_is_a_range_a_year():
    assert told_pay([(100_000, 120_000, "year"), (9_000, 11_000, "month"), (80, 90, "hour")]) == (100_000, 132_000)
    assert told_pay([(80, 90, "hour")]) is None


@pytest.mark.parametrize(
    ("told", "score", "words"),
    [
        ((240_000, 300_000, {}), 100, [INSIDE]),
        ((120_000, 180_000, {}), 40, [APART]),
        ((10_000, 15_000, {"period": "month"}), 40, [APART]),
        ((600, 700, {"period": "day"}), 100, []),
        ((120_000, 180_000, {"currency": "EUR"}), 100, []),
        ((120_000, 180_000, {"role": "Head of FP&A"}), 100, []),
        ((120_000, 180_000, {"place": "Cork"}), 100, []),
        ((120_000, 180_000, {"role": "VP finance", "place": "Boston"}), 40, [APART]),
    ],
)
def test_a_recruiters_fit(dana, told, score, words):
    assert said_of(dana) == (100, [])
    low, high, said = told
    tell(dana, low, high, **said)
    assert said_of(dana) == (score, words)


def test_what_one_says_goes_before_their_firm(seeker, dana):
    other, silent = (make_relationship(seeker, name, firm=dana.firm) for name in ("Other", "Silent"))
    tell(dana, 120_000, 180_000)
    tell(other, 250_000, 280_000)
    assert [said_of(one) for one in (dana, other, silent)] == [(40, [APART]), (100, [INSIDE]), (100, [INSIDE])]


def test_the_pages_of_the_person_and_the_firm_say_it(seeker, dana, signed_in):
    client, firm = signed_in(seeker), reverse("outreach:firm", args=[dana.firm.public_id])
    tell(dana, 240_000, 260_000)
    for page in (reverse("outreach:relationship", args=[dana.public_id]), firm):
        assert INSIDE.capitalize() in client.get(page).content.decode()
    change_brief(by(seeker), JobSearch.objects.get(), pay_range="from 300k")
    assert APART.capitalize() in client.get(firm).content.decode()


def test_firms_of_discover_and_what_others_were_told(seeker, stranger, search, dana, signed_in):
    theirs = make_search(stranger, pay_range="230–270k", currency="USD")
    theirs.specialties.set(search.specialties.all())
    tell(dana, 120_000, 180_000)
    sweeps.firm_fits(MORNING)
    assert dict(FirmFit.objects.values_list("seeker", "score")) == {seeker.pk: 40, stranger.pk: 100}
    assert APART in signed_in(seeker).get("/discover/").content.decode()
    assert APART not in signed_in(stranger).get("/discover/").content.decode()
