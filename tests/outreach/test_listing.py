"""What an address asks of the list: each filter beside what it leaves out, chips, notices, the canonical address."""

from datetime import date

import pytest
from django.http import QueryDict

from outreach.listing.asked import Asked
from outreach.listing.understood import MOST_VALUES
from outreach.models import Relationship, SeekerFirm
from recruiters.models import Specialty
from tests.cast import by
from tests.factories import make_firm, make_relationship

from .scenes import awaiting, nov, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
TODAY = date(2026, 11, 23)


@pytest.fixture
def people(seeker):
    """Five people of whom every filter finds some and leaves others."""
    oresund = make_firm("Øresund Search", pay_model="retained", places="Copenhagen, Malmö")
    found = {
        "Dora Due": awaiting(seeker, "Dora Due", nov(16)),
        "Olaf Over": awaiting(seeker, "Olaf Over", nov(11)),
        "Rita Reply": replying(seeker, "Rita Reply", nov(20)),
        "Lena Listed": make_relationship(seeker, "Lena Listed", firm=oresund, source="Licensed agencies"),
        "Paul Planned": make_relationship(seeker, "Paul Planned", owner=seeker, place="Cork"),
    }
    found["Paul Planned"].plan(by(seeker), date(2026, 11, 27))
    Relationship.objects.filter(name_key="rita reply").update(tags=["Remote", "Été"])
    SeekerFirm.objects.create(seeker=seeker, firm=oresund, tags=["remote"])
    found["Dora Due"].recruiter.specialties.add(_specialty("function", "finance"))
    oresund.specialties.add(_specialty("function", "finance"))
    settle(seeker)
    return found


def _specialty(axis, code):
    return Specialty.objects.get_or_create(axis=axis, code=code, defaults={"name": code.title()})[0]


def asked_by(seeker, address):
    return Asked.read(address, seeker, today=TODAY)


def names(seeker, address):
    asked = asked_by(seeker, address)
    assert asked.notices == ()
    return sorted(asked.rows(seeker).values_list("recruiter__name", flat=True))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("stage=awaiting", ["Dora Due", "Olaf Over"]),
        ("stage=awaiting&stage=talking", ["Dora Due", "Olaf Over", "Rita Reply"]),
        ("type=retained", ["Lena Listed"]),
        ("next=today", ["Dora Due", "Rita Reply"]),
        ("next=due", ["Dora Due", "Rita Reply"]),
        ("next=week", ["Dora Due", "Paul Planned", "Rita Reply"]),
        ("next=overdue", ["Olaf Over"]),
        ("next=none", ["Lena Listed"]),
        ("next=2026-11-27", ["Paul Planned"]),
        ("stale=stale", []),
        ("stale=soon", ["Olaf Over"]),
        ("last=week", ["Dora Due", "Rita Reply"]),
        ("last=2026-11-01..2026-11-11", ["Olaf Over"]),
        ("last=never", ["Lena Listed", "Paul Planned"]),
        ("last=over-month", []),
        ("first=2026-11-09..2026-11-15", ["Olaf Over", "Rita Reply"]),
        ("reply=owed", ["Rita Reply"]),
        ("reply=waiting", ["Dora Due", "Olaf Over"]),
        ("reply=replied", ["Rita Reply"]),
        ("reply=silent", ["Dora Due", "Olaf Over"]),
        ("reply=unwritten", ["Lena Listed", "Paul Planned"]),
        ("tag=REMOTE", ["Lena Listed", "Rita Reply"]),
        ("tag=remote&tag=%C3%A9t%C3%A9", ["Rita Reply"]),
        ("tag=remot", []),
        ("specialty=finance", ["Dora Due", "Lena Listed"]),
        ("place=cork", ["Paul Planned"]),
        ("place=Malm%C3%B6", ["Lena Listed"]),
        ("source=Licensed+agencies", ["Lena Listed"]),
        ("source=own", ["Paul Planned"]),
        ("source=imported", []),
        ("q=oresund&q=lena", ["Lena Listed"]),
        ("stage=awaiting&last=week", ["Dora Due"]),
    ],
)
def test_filters(seeker, people, address, expected):
    assert names(seeker, address) == expected


def test_a_firm_by_its_address(seeker, people):
    firm = people["Lena Listed"].firm
    assert names(seeker, f"firm={firm.public_id}") == ["Lena Listed"]
    assert asked_by(seeker, f"firm={firm.public_id}").chips[0].words == "Øresund Search"


def test_someone_elses_firm_is_not_known(seeker, stranger, people):
    private = make_firm("Hidden Search", owner=stranger)
    asked = asked_by(seeker, f"firm={private.public_id}")
    assert asked.values == {}
    assert "Hidden" not in " ".join(asked.notices)


def test_rows_are_the_readers_alone(seeker, stranger, people):
    assert asked_by(seeker, "").rows(seeker).count() == 5
    assert asked_by(seeker, "").rows(stranger).count() == 0


def test_a_chip_leads_to_the_list_without_it(seeker):
    asked = asked_by(seeker, "stage=talking&stage=on_file&q=berg&sort=-name&columns=firm,tags")
    assert [(chip.name, chip.words) for chip in asked.chips] == [
        ("q", "“berg”"), ("stage", "Talking"), ("stage", "On file"),
    ]  # fmt: skip
    assert asked.chips[1].without == "q=berg&stage=on_file&sort=-name&columns=firm,tags"


def test_one_list_has_one_address(seeker):
    first = asked_by(seeker, "sort=next&tag=remote&stage=talking&stage=talking&q=+berg++search+&type=&cursor=x")
    assert first.address == "q=berg+search&stage=talking&tag=remote"
    assert asked_by(seeker, first.address).address == first.address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("colour=red", "“colour” is no filter of this list"),
        ("stage=nonsense", "Stage: “nonsense” is not known here"),
        ("next=2026-02-31", "Next step: “2026-02-31” is not known here"),
        ("last=2026-11-01..x", "Last contact: “2026-11-01..x” is not known here"),
        ("specialty=nonsense", "Specialty: “nonsense” is not known here"),
        ("firm=nonsense", "Firm: “nonsense” is not known here"),
        ("sort=colour", "no order by “colour”"),
        ("group=colour", "no groups by “colour”"),
        ("columns=firm,colour", "no column “colour”"),
        (f"{'x' * 500}=1", "xxx… "),
        ("&".join(f"tag=t{n}" for n in range(30)), f"first {MOST_VALUES} values of “Tag”"),
    ],
)
def test_what_an_address_can_not_mean_is_said(seeker, address, said):
    asked = asked_by(seeker, address)
    assert len(asked.notices) == 1
    assert said.strip() in asked.notices[0]


@pytest.mark.parametrize("value", ["", "   ", "\x00", "‮txt.exe", "👩🏽‍🚀", "<script>", "%_'\"", "x" * 5000, "[]"])
def test_whatever_stands_in_an_address_is_survived(seeker, people, value):
    for name in ("q", "stage", "type", "next", "stale", "last", "first", "reply", "specialty", "place", "tag", "firm",
                 "source", "sort", "group", "columns", "view", "cursor", value or "z"):  # fmt: skip
        params = QueryDict(mutable=True)
        params[name] = value
        asked = asked_by(seeker, params)
        assert asked.ordered(asked.rows(seeker)).count() <= 5
        assert asked_by(seeker, asked.address).address == asked.address
