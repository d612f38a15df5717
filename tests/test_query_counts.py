"""The number of queries a page takes is the same for ten and for three hundred relationships."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outreach.listing.columns import COLUMNS
from outreach.models import BulkAct, Exclusion, Give, HistoryRow, Insight, Referral, Relationship, ResumeVersion
from tests.cast import by
from tests.factories import make_firm, make_recruiter, make_relationship, make_search, make_view
from tests.imports.lists import bring
from tests.outreach.scenes import MORNING, awaiting, nov, out, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
MOST = {
    "today": 15, "recruiters": 8, "board": 11, "calendar": 8, "find": 41, "numbers": 11, "activity": 6, "check": 19,
    "market": 7, "held": 7, "submissions": 13,
}  # fmt: skip


@pytest.fixture
def few(seeker):
    """Ten relationships, some in each group of Today."""
    make_search(seeker)
    for number in range(3):
        awaiting(seeker, f"Due {number}", nov(16))
        replying(seeker, f"Reply {number}")
        make_relationship(seeker, f"Listed {number}")
    return awaiting(seeker, "Parked", nov(1).replace(month=5))


def many(seeker):
    """Two hundred and ninety more, written straight into the tables and replayed once."""
    firm = make_firm("Big Firm")
    copies = []
    for number in range(290):
        recruiter = make_recruiter(f"Many {number}", firm=firm)
        copies.append(
            Relationship(
                seeker=seeker, recruiter=recruiter, firm=firm, name_key=recruiter.name_key, firm_key=firm.name_key,
                made_at=MORNING,
            )
        )  # fmt: skip
    Relationship.objects.bulk_create(copies)
    act = by(seeker).act_for(seeker, "interaction")
    HistoryRow.objects.bulk_create(
        HistoryRow(
            seeker=seeker, relationship=one, kind="interaction", occurred_on=nov(2 + number % 21), zone="UTC", act=act,
            data={"direction": "in" if number % 7 == 0 else "out", "channel": "email", "purpose": "first_touch"},
            created_at=MORNING,
        )
        for number, one in enumerate(copies)
        if number % 3
    )  # fmt: skip
    settle(seeker)


def queries(client, url):
    client.get(url)  # what is kept in memory per process is warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "query",
    [
        "", "?q=many", "?stage=awaiting&sort=-last", "?next=needs&group=firm", "?tag=warm&place=cork&sort=fit",
        f"?columns={','.join(COLUMNS)}",
    ],
)  # fmt: skip
def test_recruiters(seeker, few, signed_in, query):
    client, url = signed_in(seeker), reverse("outreach:recruiters") + query
    for number in range(3):
        make_view(seeker, f"View {number}", "stage=awaiting&specialty=finance&tag=warm")
    before = queries(client, url)
    many(seeker)
    assert queries(client, url) <= max(before, MOST["recruiters"])
    assert queries(client, url) <= MOST["recruiters"] + ("group=" in url)  # how many each group holds


@pytest.mark.parametrize("query", ["", "?beside=listed", "?q=many&type=contingency"])
def test_the_board(seeker, few, signed_in, query):
    """Ten people stand in few columns, so fewer queries are allowed then; never more than for a full board."""
    client, url = signed_in(seeker), reverse("outreach:board") + query
    assert queries(client, url) <= MOST["board"]
    many(seeker)
    assert queries(client, url) <= MOST["board"]


@pytest.mark.parametrize("query", ["", "?view=week", "?view=day"])
def test_the_calendar(seeker, few, signed_in, query):
    client, url = signed_in(seeker), reverse("outreach:calendar") + query
    before = queries(client, url)
    many(seeker)
    assert before == queries(client, url) <= MOST["calendar"]


@pytest.mark.parametrize("query", ["", "?by=function", "?by=month", "replied/", "open/?by=channel&group=email"])
def test_numbers(seeker, few, signed_in, query):
    client, url = signed_in(seeker), reverse("outreach:numbers") + query
    before = queries(client, url)
    many(seeker)
    assert queries(client, url) <= before <= MOST["numbers"]


@pytest.mark.parametrize("asked", ["", "&sheet=1", "&who=ours"])
def test_search_activity(seeker, few, signed_in, asked):
    client, url = signed_in(seeker), f"{reverse('outreach:activity')}?period=this-month{asked}"
    before = queries(client, url)
    many(seeker)
    assert queries(client, url) <= before <= MOST["activity"]


def test_what_was_told(seeker, few, signed_in):
    def tell(who, number):
        said = {"role": f"Role {number}", "low": 1, "currency": "USD", "period": "year"}
        Insight.note(by(seeker), who, "salary", day=nov(20), **said)
        Referral.note(by(seeker), who, day=nov(20), name=f"Named {number}")
        Give.pass_on(by(seeker), who, "lead", day=nov(20), text="A lead")

    client = signed_in(seeker)
    urls = [reverse("outreach:market"), reverse("outreach:relationship", args=[few.public_id])]
    tell(few, 0)
    before = [queries(client, url) for url in urls]
    for number, one in enumerate([few, *Relationship.objects.exclude(pk=few.pk)]):
        tell(one, number)
    assert [queries(client, url) for url in urls] == before
    assert before[0] <= MOST["market"]


def test_who_holds_the_resume(seeker, few, signed_in):
    for number in (1, 2):
        ResumeVersion.objects.create(seeker=seeker, number=number, made_on=nov(1))
    old = ResumeVersion.objects.get(number=1)
    few.file_resume(by(seeker), old, occurred_on=nov(2))
    client, url = signed_in(seeker), reverse("outreach:held")
    before = queries(client, url)
    for one in Relationship.objects.exclude(pk=few.pk):
        one.file_resume(by(seeker), old, occurred_on=nov(3))
    assert queries(client, url) == before <= MOST["held"]


@pytest.mark.parametrize("asked", ["", "?by=recruiter", "?by=state"])
@pytest.mark.parametrize("confidential", [False, True])
def test_submissions(seeker, signed_in, asked, confidential):
    if confidential:
        make_search(seeker, confidential=True, current_employer="Brightwell")
        Exclusion.make(by(seeker), seeker, "employer", name="Corvane")

    def fill(people):
        for number, person in enumerate(people):
            said = {"employer": f"Employer {number}", "role": "VP Finance", "occurred_on": nov(10)}
            for state in ("consent_requested", "consented"):
                person.record_submission(by(seeker), key=f"{state}-{number}", state=state, **said)

    client, url = signed_in(seeker), reverse("outreach:submissions") + asked
    for _ in range(2):  # the second of each role is in conflict
        fill(make_relationship(seeker) for _ in range(3))
    before = queries(client, url)
    fill(make_relationship(seeker) for _ in range(25))
    assert queries(client, url) == before <= MOST["submissions"] + 6 * confidential


def test_today(seeker, few, signed_in):
    settle(seeker)
    client, url = signed_in(seeker), reverse("outreach:today")
    before = queries(client, url)
    many(seeker)
    assert before == queries(client, url) <= MOST["today"]


def test_a_relationship(seeker, few, signed_in):
    client, url = signed_in(seeker), reverse("outreach:relationship", args=[few.public_id])
    before = queries(client, url)
    many(seeker)
    for day in range(1, 21):
        out(few, nov(day), "other")
    assert queries(client, url) <= before  # what only first messages are judged by is no longer read


def test_choosing_whom_to_log(seeker, few, signed_in):
    client, url = signed_in(seeker), reverse("outreach:log_any")
    before = queries(client, url)
    many(seeker)
    assert queries(client, url) == before


@pytest.mark.parametrize("text", ["many", "big firm", "mnay", "interview", "log call with many"])
def test_searching_everywhere(seeker, few, signed_in, text):
    """A word that nobody has takes a second look, for typos; after that nothing grows."""
    many(seeker)
    client, url = signed_in(seeker), f"{reverse('outreach:find')}?q={text}"
    before = queries(client, url)
    firm = make_firm("Big Firm Again")
    for number in range(20):
        make_relationship(seeker, f"Many More {number}", firm=firm)
    assert queries(client, url) == before <= MOST["find"]


def test_a_quick_line(seeker, few, signed_in):
    client, url = signed_in(seeker), f"{reverse('outreach:quick')}?line=called+Parked"
    before = queries(client, url)
    many(seeker)
    assert queries(client, url) == before


def every_kind(rows):
    """A list of people of whom some are new, known, nearly known, wrong, or of a specialty that nobody knows."""
    lines = ["Recruiter,Agency,Website,Email,Phone,Specialties"]
    for number in range(rows):
        name, email = f"Person {number}", f"p{number}@firm{number}.example"
        lines.append(
            {
                1: f"Known Ames,Known Search,,known@known.example,617 555 {number % 10_000:04d},Finance",
                2: f"{name},Firm {number},,not an address,,",
                3: f"Known Ames,Firm {number},,,,",
                4: f"{name},Sister {number},known.example,{email},,",
                5: f"{name},Firm {number},,{email},,Basket weaving {number % 7}",
            }.get(number % 11, f"{name},Firm {number},,{email},,")
        )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("show", ["", "?show=new", "?show=update", "?show=unsure", "?show=error", "?row=300"])
def test_the_check_of_an_import(admin, signed_in, show):
    known = make_firm("Known Search", website="https://known.example")
    make_recruiter("Known Ames", known, email="known@known.example")
    few, many = (bring(admin, every_kind(rows), keep=False) for rows in (11, 400))
    assert {name for name, number in few.counts.items() if number} >= {"new", "update", "unsure", "error"}
    client = signed_in(admin)
    before, after = (queries(client, reverse("imports:batch", args=[one.public_id]) + show) for one in (few, many))
    assert before == after <= MOST["check"]


@pytest.mark.parametrize("kind", ["plan", "tag", "untag", "snooze", "log"])
def test_the_question_of_an_act_for_many(seeker, few, signed_in, kind):
    client = signed_in(seeker)

    def asked():
        everyone = Relationship.objects.visible_to(seeker).values_list("pk", flat=True)
        return reverse("outreach:bulk", args=[BulkAct.ask(by(seeker), kind, everyone).public_id])

    before = queries(client, asked())
    many(seeker)
    assert queries(client, asked()) == before


def test_who_was_left_out_of_an_act_for_many(seeker, few, signed_in):
    client = signed_in(seeker)

    def done():
        everyone = Relationship.objects.visible_to(seeker).values_list("pk", flat=True)
        act = BulkAct.ask(by(seeker), "plan", everyone)
        act.left_out = [[pk, "not_plannable", {"stage": "talking"}] for pk in everyone]
        act.state = "done"
        act.save()
        return reverse("outreach:bulk", args=[act.public_id])

    before = queries(client, done())
    many(seeker)
    assert queries(client, done()) == before
