"""One firm takes another over: recorded with a day, both stay, new contacts go to the successor."""

from datetime import date

import pytest
from django.urls import reverse

from outreach.acts.adding import add_desk, add_private, add_relationship
from recruiters.models import Firm
from tests.cast import by
from tests.factories import make_firm, make_recruiter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SAID = {"pay_model": "contingency", "setting": "firm", "engagement": "unknown", "paid_by": "employer"}
ON = "2026-11-01"


@pytest.fixture
def kestrel(db):
    return make_firm("Kestrel")


@pytest.fixture
def alder(db):
    return make_firm("Alder Search", website="https://alder.example")


def edit(client, firm, **said):
    return client.post(reverse("outreach:edit_firm", args=[firm.public_id]), SAID | {"name": firm.name} | said)


def page(client, firm):
    return client.get(reverse("outreach:firm", args=[firm.public_id])).content.decode()


def succeed(firm, heir):
    Firm.objects.filter(pk=firm.pk).update(succeeded_by=heir, succeeded_on=date(2026, 11, 1))
    firm.refresh_from_db()


def test_an_admin_records_it_and_both_pages_say_it(admin, seeker, signed_in, kestrel, alder):
    keeper = signed_in(admin)
    assert edit(keeper, kestrel, successor="alder search", succeeded_on=ON).status_code == 303
    kestrel.refresh_from_db()
    assert (kestrel.succeeded_by, kestrel.succeeded_on) == (alder, date(2026, 11, 1))
    reader = signed_in(seeker)
    assert "write to the successor" in page(reader, kestrel)
    assert "Took over" in page(reader, alder)
    html = keeper.get(reverse("outreach:edit_firm", args=[kestrel.public_id])).content.decode()
    assert 'value="Alder Search"' in html
    edit(keeper, kestrel)
    kestrel.refresh_from_db()
    assert (kestrel.succeeded_by, kestrel.succeeded_on) == (None, None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"successor": "Alder Search"}, "on which day"),
        ({"succeeded_on": ON}, "Name the firm"),
        ({"successor": "Alder Search", "succeeded_on": "2027-01-01"}, "still to come"),
        ({"successor": "Alder", "succeeded_on": ON}, "Do you mean: Alder Search?"),
        ({"successor": "Nowhere & Sons", "succeeded_on": ON}, "Add it to the directory first"),
        ({"successor": "Twin", "succeeded_on": ON}, "Give the website"),
        ({"successor": "Kestrel", "succeeded_on": ON}, "both ways"),
        ({"successor": "Hidden", "succeeded_on": ON}, "Add it to the directory first"),
    ],
)
def test_what_does_not_fit_is_said(admin, stranger, signed_in, kestrel, alder, said, words):
    make_firm("Hidden", owner=stranger)
    for site in ("one", "two"):
        make_firm("Twin", website=f"https://{site}.example")
    answer = edit(signed_in(admin), kestrel, **said)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    kestrel.refresh_from_db()
    assert kestrel.succeeded_by is None


def test_one_of_several_of_a_name_is_named_by_its_website(admin, signed_in, kestrel, alder):
    make_firm("Alder Search", website="https://other.example")
    assert edit(signed_in(admin), kestrel, successor="www.alder.example", succeeded_on=ON).status_code == 303
    kestrel.refresh_from_db()
    assert kestrel.succeeded_by == alder
    assert edit(signed_in(admin), kestrel, successor="Alder Search", succeeded_on=ON).status_code == 303


def test_a_circle_is_refused_over_any_number_of_hands(admin, signed_in, kestrel, alder):
    heir = make_firm("Heir")
    succeed(kestrel, alder)
    succeed(alder, heir)
    answer = edit(signed_in(admin), heir, successor="Kestrel", succeeded_on=ON)
    assert (answer.status_code, "both ways" in answer.content.decode()) == (422, True)


def test_an_owner_records_it_of_a_firm_of_their_own(seeker, signed_in, alder):
    mine = make_firm("Kestrel", owner=seeker)
    assert edit(signed_in(seeker), alder, successor="Kestrel", succeeded_on=ON).status_code == 404
    assert edit(signed_in(seeker), mine, successor="Alder Search", succeeded_on=ON).status_code == 303
    mine.refresh_from_db()
    assert mine.succeeded_by == alder


def test_a_shared_firm_never_points_to_a_private_one(admin, signed_in, kestrel):
    make_firm("Secret", owner=admin)
    assert edit(signed_in(admin), kestrel, successor="Secret", succeeded_on=ON).status_code == 422


def test_new_contacts_go_to_the_successor_and_old_ones_stay(seeker, kestrel, alder):
    old = add_relationship(by(seeker), seeker, make_recruiter("Ana", firm=kestrel))
    heir = make_firm("Heir")
    succeed(kestrel, alder)
    succeed(alder, heir)
    new = add_relationship(by(seeker), seeker, make_recruiter("Bo", firm=kestrel))
    typed = add_private(by(seeker), seeker, "Cy", "Kestrel")
    desk = add_desk(by(seeker), seeker, kestrel)
    old.refresh_from_db()
    assert [one.firm for one in (old, new, typed, desk)] == [kestrel, heir, heir, heir]
    assert (new.firm_key, typed.recruiter.firm, desk.recruiter.name) == (heir.name_key, heir, "Heir")


def test_a_successor_that_the_reader_does_not_see_stands_for_nothing(seeker, stranger, kestrel):
    succeed(kestrel, make_firm("Hidden", owner=stranger))
    assert add_relationship(by(seeker), seeker, make_recruiter("Ana", firm=kestrel)).firm == kestrel
