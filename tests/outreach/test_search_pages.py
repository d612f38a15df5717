"""The pages of the job search: the brief bit by bit, and its life with an undo."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Act, DatedSetting
from outreach.models import JobSearch
from recruiters.models import Specialty
from tests.cast import MORNING
from tests.factories import make_relationship, make_search

pytestmark = pytest.mark.django_db

PAGE, NEW = reverse("outreach:search"), reverse("outreach:search_new")
BRIEF = {"target_titles": "CFO", "places": "Boston", "remote": "any"}


@pytest.fixture
def nora(seeker, signed_in, morning):
    return signed_in(seeker)


@pytest.fixture
def search(seeker, morning):
    return make_search(seeker)


def part(name):
    return reverse("outreach:search_brief", args=[name])


def life(name):
    return reverse(f"outreach:search_{name}")


def undo(client, search):
    act = search.history.latest("pk").act
    return client.post(reverse("outreach:undo", args=[act.public_id]))


def now_of(search):
    search.refresh_from_db()
    return search.status


def test_without_a_search_the_page_offers_one(nora, seeker):
    assert NEW in nora.get(PAGE).content.decode()
    assert nora.post(NEW, BRIEF).status_code == 303
    assert JobSearch.objects.get(seeker=seeker).target_titles == "CFO"
    assert nora.get(NEW).url == PAGE  # one at a time


def test_each_part_is_kept_on_its_own(nora, search):
    assert nora.post(part("target"), BRIEF | {"remote": "hybrid"}).url == PAGE
    terms = {"engagement": "contract", "available_now": "on", "pay_range": "200–240k", "currency": "usd"}
    nora.post(part("terms"), terms)
    nora.post(part("story"), {"reason": "The firm moved.", "proof_1": "Closed in 4 days"})
    finance = Specialty.objects.filter(axis="function").first()
    industry = Specialty.objects.filter(axis="industry").first()
    nora.post(part("field"), {"function": [finance.pk], "industry": [industry.pk]})
    confidential = {"confidential": "on", "current_employer": "Acme", "current_employer_domain": "acme.com"}
    nora.post(part("discretion"), confidential)
    search.refresh_from_db()
    assert (search.target_titles, search.remote) == ("CFO", "hybrid")
    assert (search.engagement, search.available_now, search.currency) == ("contract", True, "USD")
    assert set(search.specialties.all()) == {finance, industry}
    assert (search.confidential, search.current_employer_domain) == (True, "acme.com")
    page = nora.get(PAGE).content.decode()
    for words in ("CFO", finance.name.split(" ")[0], "Closed in 4 days", "see what is protected"):
        assert words in page
    nora.post(part("discretion"), {})
    search.refresh_from_db()
    assert (search.confidential, search.current_employer) == (False, "")


def brief_of(search):
    search = JobSearch.objects.get(pk=search.pk)
    return (
        search.target_titles, search.places, search.remote, search.engagement, search.available_now, search.pay_range,
        search.reason, search.confidential, search.current_employer, search.current_employer_domain, search.covers,
    )  # fmt: skip


SAID = {
    "target": {"target_titles": "COO", "places": "Cork", "remote": "hybrid"},
    "terms": {"engagement": "contract", "available_now": "on", "pay_range": "200k", "currency": "eur"},
    "story": {"reason": "The firm moved.", "proof_1": "Closed in 4 days"},
    "discretion": {"confidential": "on", "current_employer": "Acme", "current_employer_domain": "acme.com"},
}


@pytest.mark.parametrize("name", [*SAID, "field"])
def test_a_part_of_the_brief_is_taken_back(nora, seeker, search, name):
    search.specialties.set(Specialty.objects.filter(axis="function")[:2])
    before = brief_of(search)
    finance = Specialty.objects.filter(axis="function").last()
    page = nora.post(part(name), SAID.get(name, {"function": [finance.pk]}), follow=True).content.decode()
    assert brief_of(search) != before
    JobSearch.objects.update(fits_due_at=None, firms_due_at=None)
    act = Act.objects.filter(seeker=seeker, kind="brief").latest("pk")
    assert reverse("outreach:undo", args=[act.public_id]) in page
    nora.post(reverse("outreach:undo", args=[act.public_id]))
    search.refresh_from_db()
    assert brief_of(search) == before
    assert search.fits_due_at
    assert search.firms_due_at


def test_a_later_word_of_the_brief_stays_when_the_earlier_is_taken_back(nora, seeker, search):
    for title in ("COO", "CEO"):
        nora.post(part("target"), BRIEF | {"target_titles": title})
    first, _second = Act.objects.filter(seeker=seeker, kind="brief").order_by("pk")
    undo = reverse("outreach:undo", args=[first.public_id])
    assert "change of your brief" in nora.post(undo).content.decode()
    nora.post(undo, {"confirmed": "1"})
    search.refresh_from_db()
    assert search.target_titles == "CEO"


def test_what_stands_so_already_is_no_act(nora, seeker, search):
    said = {"target_titles": search.target_titles, "places": search.places, "remote": search.remote}
    assert "Nothing to change." in nora.post(part("target"), said, follow=True).content.decode()
    assert not Act.objects.filter(seeker=seeker, kind="brief").exists()


def test_contract_work_changes_the_rhythm_of_a_staffing_firm(nora, search, seeker):
    relationship = make_relationship(seeker, firm=None)
    firm = relationship.firm
    firm.change_profile(search.started_on, pay_model="contingency", engagement="both")
    nora.post(part("terms"), {"engagement": "contract"})
    assert DatedSetting.objects.filter(seeker=seeker, kind="brief").last().data["wants_contract"] is True


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("target", "target_titles", ""),
        ("target", "target_titles", "x" * 200),
        ("target", "places", "a\x00b"),
        ("target", "remote", "mars"),
        ("terms", "engagement", ""),
        ("terms", "currency", "E1"),
        ("terms", "currency", "€€€"),
        ("terms", "pay_range", "x" * 100),
        ("story", "reason", "\u202etxt"),
        ("story", "proof_1", "x" * 300),
        ("field", "function", ["999999"]),
        ("field", "industry", ["x"]),
        ("discretion", "current_employer", ""),
    ],
)
def test_refusals_stand_by_their_field(nora, search, name, field, value):
    good = {
        "target": BRIEF,
        "terms": {"engagement": "permanent"},
        "discretion": {"confidential": "on", "current_employer_domain": "acme.com"},
    }
    answer = nora.post(part(name), good.get(name, {}) | {field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    search.refresh_from_db()
    assert search.target_titles == "VP Finance"


def test_no_such_part_and_no_open_search(nora, search):
    assert nora.get(part("nonsense")).status_code == 404
    nora.post(life("end"))
    assert nora.get(part("target")).status_code == 404


def test_pause_and_resume(nora, search):
    refused = nora.post(life("pause"), {"until": "2026-11-23"})
    assert refused.status_code == 422
    assert nora.post(life("pause"), {"until": "2026-12-01"}).url == PAGE
    assert now_of(search) == "paused"
    assert "It rests until" in nora.get(PAGE).content.decode()
    nora.post(life("resume"), {})
    assert now_of(search) == "active"
    assert nora.post(life("resume"), {}).url == PAGE  # nothing left to resume


def test_landed_fell_through_and_undo(nora, seeker):
    search = make_search(seeker, at=MORNING - timedelta(days=30))
    assert nora.post(life("land"), {"on": "2026-11-24"}).status_code == 422  # still to come
    assert nora.post(life("land"), {"on": "2026-10-01"}).status_code == 422  # before the search began
    assert nora.post(life("land"), {"on": ""}).status_code == 422
    nora.post(life("land"), {"on": "2026-11-20"})
    assert now_of(search) == "landed"
    nora.post(life("fell_through"), {})
    assert now_of(search) == "active"
    undo(nora, search)
    assert now_of(search) == "landed"


def test_end_and_start_anew(nora, search, seeker):
    nora.post(life("end"), {})
    assert now_of(search) == "ended"
    refused = nora.post(NEW, {"target_titles": ""})
    assert refused.status_code == 422
    nora.post(NEW, {"target_titles": "Controller"})
    assert JobSearch.objects.visible_to(seeker).filter(status="active").get().target_titles == "Controller"


def test_a_stranger_touches_nothing(search, stranger, signed_in):
    client = signed_in(stranger)
    assert "VP Finance" not in client.get(PAGE).content.decode()
    client.post(life("end"), {})
    assert client.post(part("target"), BRIEF).status_code == 404
    assert now_of(search) == "active"


def test_a_brief_that_is_too_broad_is_told_so_where_it_is_read_and_changed(nora, search):
    def told(url):
        return "rarely place people whose field is so wide" in nora.get(url).content.decode()

    def named(*codes):
        search.specialties.set(Specialty.objects.filter(code__in=codes))

    named("finance", "tax", "legal")
    assert not told(PAGE)
    assert not told(part("field"))
    named("finance", "tax", "legal", "sales")
    assert "Your brief names 4 functions." in nora.get(PAGE).content.decode()
    assert told(part("field"))
    assert not told(part("terms"))
    nora.post(life("end"))
    assert not told(PAGE)
