"""What your numbers say: definitions, and every number is the count of the list that it leads to."""

import re
from html import unescape

import pytest
from django.urls import reverse

from outreach.acts.undo import undo
from outreach.pages.behind import GROUPINGS, MEASURES
from outreach.pages.numbers import numbers_of
from recruiters.models import Specialty
from tests.cast import by
from tests.factories import make_firm, make_relationship
from tests.outreach.scenes import noon, nov, out, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
OCT, TODAY = nov(1).replace(month=10), nov(23)
LINK = re.compile(r'<a href="(/numbers/[^"]+|/activity/\?[^"]+)">(\d+)(%?)<')


def contacted(seeker, name, day, *, reply=None, outcome="", channel="email", **extra):
    """First written to on a day, at a contingency firm unless said otherwise; answered on another."""
    relationship = make_relationship(seeker, name, at=noon(nov(1).replace(month=3)), **extra)
    out(relationship, day, channel=channel)
    if reply:
        they(relationship, reply, outcome=outcome)
    return relationship


@pytest.fixture
def half_a_year(seeker):
    """Ten people: four at windows that are over, one of whom replied too late; the rest in every other standing."""
    spring = nov(1).replace(month=4)
    retained = make_firm("Retained & Co", pay_model="retained")
    sole = make_firm("Sole", setting="sole")
    people = {
        "quick": contacted(seeker, "Quick", spring.replace(day=6), reply=spring.replace(day=8), firm=retained),
        "slow": contacted(seeker, "Slow", spring.replace(day=6), reply=spring.replace(day=20), outcome="match"),
        "late": contacted(seeker, "Late", spring.replace(day=7), reply=OCT, channel="linkedin", firm=sole),
        "silent": contacted(seeker, "Silent", spring.replace(month=5), channel="phone", firm=retained),
        "open": contacted(seeker, "Open", nov(18)),
        "open, replied": contacted(seeker, "Open but replied", nov(16), reply=nov(20)),
    }
    first = make_relationship(seeker, "Wrote First", at=noon(OCT))
    first.log_approach(by(seeker), occurred_on=nov(17))
    make_relationship(seeker, "Listed")
    people["quick"].file_resume(by(seeker), occurred_on=nov(2))
    audit = Specialty.objects.filter(axis="function").first()
    people["quick"].recruiter.specialties.add(audit)
    people["silent"].firm.specialties.add(audit)
    return people


def test_a_rate_counts_who_replied_inside_a_window_that_is_over(seeker, half_a_year):
    found = numbers_of(seeker, "type", TODAY)
    assert (found.total.contacted, found.total.replied, found.total.on_file, found.open) == (4, 2, 1, 2)
    assert found.total.reply_rate.percent == 50
    assert found.total.median_days == 8  # two and fourteen
    assert {group: (one.contacted, one.replied) for group, one in found.groups.items()} == {
        "retained": (2, 1), "contingency": (1, 1), "sole": (1, 0),
    }  # fmt: skip
    assert [step.people for step in found.steps] == [7, 4, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("by_what", "expected"),
    [
        ("channel", {"email": (2, 2), "linkedin": (1, 0), "phone": (1, 0)}),
        ("month", {"2026-04": (3, 2), "2026-05": (1, 0)}),
        ("function", {None: (2, 1), "none": (2, 1)}),
        ("industry", {"none": (4, 2)}),
    ],
)
def test_told_apart(seeker, half_a_year, by_what, expected):
    groups = numbers_of(seeker, by_what, TODAY).groups
    audit = Specialty.objects.filter(axis="function").first().code
    expected = {audit if group is None else group: counts for group, counts in expected.items()}
    assert {group: (one.contacted, one.replied) for group, one in groups.items()} == expected


def test_who_covers_several_counts_in_each_but_once_in_all(seeker, half_a_year):
    first, second = Specialty.objects.filter(axis="function")[:2]
    half_a_year["quick"].recruiter.specialties.add(second)
    found = numbers_of(seeker, "function", TODAY)
    assert (found.groups[first.code].contacted, found.groups[second.code].contacted) == (2, 1)
    assert found.total.contacted == 4


@pytest.mark.parametrize("by_what", GROUPINGS)
def test_every_number_is_the_count_of_its_list(seeker, half_a_year, signed_in, by_what):
    client = signed_in(seeker)
    page = client.get(reverse("outreach:numbers"), {"by": by_what}).content.decode()
    page = re.sub(r">\d+<span[^>]*> days", "", page)
    links = {(unescape(address), int(shown)) for address, shown, percent in LINK.findall(page) if not percent}
    assert len(links) > 12
    for address, shown in links:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.context["total"] == shown, address
        assert len(answer.context["page"]) == shown, address


def test_every_number_is_a_link_but_nought(seeker, half_a_year, signed_in):
    page = signed_in(seeker).get(reverse("outreach:numbers"), {"by": "type"}).content.decode()
    cells = re.findall(r'<td class="number[^>]*>(.*?)</td>|<dd>(.*?)</dd>', page, re.DOTALL)
    shown = [re.sub("<[^>]*>", "", cell).strip() for pair in cells for cell in pair if cell and "<a " not in cell]
    assert {text for text in shown if text[:1].isdigit()} <= {"0", "0%"}


def test_a_share_leads_to_those_who_are_counted(seeker, half_a_year, signed_in):
    client = signed_in(seeker)
    page = client.get(reverse("outreach:numbers")).content.decode()
    shares = {address: int(shown) for address, shown, percent in LINK.findall(page) if percent}
    assert shares["/numbers/replied/"] == 50
    names = [one.recruiter.name for one in client.get("/numbers/replied/").context["page"]]
    assert names == ["Quick", "Slow"]


def test_undo_takes_a_reply_out_of_the_numbers(seeker, half_a_year):
    row = half_a_year["slow"].history.live().get(data__direction="in")
    undo(row.act, by(seeker))
    found = numbers_of(seeker, "type", TODAY)
    assert (found.total.contacted, found.total.replied, found.steps[2].people) == (4, 1, 0)


def test_concentration_is_the_top_firms_share_of_what_is_live(seeker, signed_in):
    big = make_firm("Big & Sons")
    for name in ("A", "B"):
        contacted(seeker, name, nov(10), reply=nov(20), firm=big)
    contacted(seeker, "C", nov(10), reply=nov(20))
    found = numbers_of(seeker, "type", TODAY)
    assert (found.concentration.percent, found.concentration.n, found.top[0]) == (67, 3, "Big & Sons")
    page = signed_in(seeker).get(reverse("outreach:numbers")).content.decode()
    assert "of what is live is with Big &amp; Sons" in page
    answer = signed_in(seeker).get("/numbers/live/", {"by": "firm", "group": big.public_id})
    assert answer.context["total"] == 2
    assert b"Big &amp; Sons" in answer.content


def test_small_samples_are_greyed_and_said_so(seeker, signed_in):
    firm = make_firm("Many")
    for n in range(20):
        contacted(seeker, f"Person {n}", nov(2).replace(month=6), firm=firm)
    contacted(seeker, "One", nov(2).replace(month=6), firm=make_firm("Few", pay_model="retained"))
    page = signed_in(seeker).get(reverse("outreach:numbers")).content.decode()
    rows = dict(re.findall(r'<tr( data-small|)><th scope="row">(Contingency|Retained)', page))
    assert rows == {"": "Contingency", " data-small": "Retained"}
    assert "fewer than 20" in page


def test_without_contacts_the_page_says_how_numbers_begin(seeker, signed_in):
    make_relationship(seeker, "Listed")
    page = signed_in(seeker).get(reverse("outreach:numbers")).content.decode()
    assert "Your numbers begin with your first message" in page
    assert '<svg class="chart"' not in page


def test_with_open_windows_alone_there_is_no_rate_yet(seeker, signed_in):
    contacted(seeker, "Open", nov(20))
    page = signed_in(seeker).get(reverse("outreach:numbers")).content.decode()
    assert "No window is over yet" in page
    assert "open window left out" in page


def test_nobody_sees_the_numbers_of_another(seeker, stranger, admin, half_a_year, signed_in):
    for other in (stranger, admin):
        assert b"Your numbers begin" in signed_in(other).get(reverse("outreach:numbers")).content
        for measure in MEASURES:
            assert signed_in(other).get(reverse("outreach:behind", args=[measure])).context["total"] == 0


@pytest.mark.parametrize("asked", ["?by=nonsense", "?by=type&group=nobody", "?by=month&group=2026-99",
                                   "?by=firm&group=aaaaaaaaaaaa", "?by=month&group=9999-12"])  # fmt: skip
def test_an_unknown_group_is_passed_over_and_said(seeker, half_a_year, signed_in, asked):
    answer = signed_in(seeker).get(reverse("outreach:behind", args=["contacted"]) + asked)
    assert answer.status_code == 200
    assert answer.context["total"] == 4
    assert b"names a group that is not known here" in answer.content


def test_an_unknown_number_is_no_page(seeker, signed_in):
    assert signed_in(seeker).get("/numbers/nonsense/").status_code == 404


def test_a_private_firms_name_is_told_to_its_owner_alone(seeker, stranger, signed_in):
    firm = make_firm("Secret Firm", owner=stranger)
    address = reverse("outreach:behind", args=["live"]) + f"?by=firm&group={firm.public_id}"
    assert b"Secret Firm" not in signed_in(seeker).get(address).content
    assert b"Secret Firm" in signed_in(stranger).get(address).content
