"""Acts for many through their pages: ticking, the question, what is said afterwards, undo; twice, forged, large."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from accounts.models import Act
from outreach import sweeps
from outreach.models import BulkAct, HistoryRow, Relationship
from outreach.models.bulk_states import HERE
from tests.cast import MORNING
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.outreach.scenes import HTMX, awaiting, nov, open_step, replying

from .many import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
CHOSEN = "outreach:chosen"


@pytest.fixture
def listed(seeker):
    return [make_relationship(seeker, f"Listed {number}") for number in range(3)]


@pytest.fixture
def client(seeker, signed_in):
    return signed_in(seeker)


def choose(client, act, people=(), **extra):
    """The address of the question."""
    answer = client.post(reverse(CHOSEN), {"act": act, "pick": [one.public_id for one in people], **extra})
    assert answer.status_code == 303, answer.content.decode()[:2000]
    return answer.url


def said(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def crowd(seeker, count):
    firm = make_firm("Big Firm")
    people = [make_recruiter(f"Many {number}", firm=firm, email="") for number in range(count)]
    return Relationship.objects.bulk_create(
        Relationship(seeker=seeker, recruiter=one, firm=firm, name_key=one.name_key, made_at=MORNING) for one in people
    )


def test_the_bar_stands_below_the_table(client, listed):
    html = client.get(reverse("outreach:recruiters")).content.decode()
    assert 'name="pick"' in html
    assert f'formaction="{reverse(CHOSEN)}"' in html
    assert "All 3" in html


def test_plan_those_that_were_ticked(client, listed):
    url = choose(client, "plan", listed[:2], address="stage=listed&nonsense=1")
    page = client.get(url)
    assert page.context["title"] == "Plan outreach to 2 recruiters"
    assert "Listed 0, Listed 1" in page.content.decode()
    answer = client.post(url, {"day": "2026-11-27"})
    assert (answer.status_code, answer.url) == (303, reverse("outreach:recruiters") + "?stage=listed")
    assert said(answer) == ["2 planned."]
    assert [one.stage for one in fresh(*listed)] == ["planned", "planned", "listed"]


def test_everyone_whom_the_filter_matches_on_every_page(client, seeker, listed):
    awaiting(seeker)
    crowd(seeker, 60)
    url = choose(client, "tag", listed[:1], whole="1", address="stage=listed")
    assert client.get(url).context["title"] == "Tag 63 recruiters"
    make_relationship(seeker, "Came later")
    answer = client.post(url, {"tag_names": "warm, at the fair"})
    assert said(answer) == ["63 tagged."]
    assert Relationship.objects.filter(tags__has="at the fair").count() == 63


def test_who_is_left_out_is_counted_and_named(client, seeker, listed):
    lately = awaiting(seeker, "Lately", nov(20))
    client.post(reverse("outreach:park", args=[lately.public_id]))
    talking = replying(seeker, "Talking Tess")
    url = choose(client, "plan", [*listed, lately, talking])
    answer = client.post(url, {"day": "2026-11-24"}, follow=True)
    html = answer.content.decode()
    assert answer.redirect_chain == [(url, 303)]
    assert answer.context["title"] == "3 planned"
    assert answer.context["words"] == "2 left out: 1 parked until later, 1 talking."
    assert "Lately is parked until" in html
    assert "Talking Tess" in html
    assert "Nothing to plan: this is at talking. Log what happens instead." in html


def test_one_undo_for_all_of_it(client, listed):
    client.post(choose(client, "pause", listed), {"until": "2026-12-07"})
    act = Act.objects.get(kind="bulk_pause")
    answer = client.post(reverse("outreach:undo", args=[act.public_id]))
    assert said(answer)[-1] == "Taken back: 3 paused"
    assert {one.stage for one in fresh(*listed)} == {"listed"}
    again = client.post(reverse("outreach:undo", args=[act.public_id]))
    assert said(again)[-1] == "That was taken back already."


def test_sent_twice_it_acts_once(client, listed):
    url = choose(client, "close", listed)
    assert client.post(url, {"reason": "not_my_field"}).status_code == 303
    second = client.post(url, {"reason": "bad_conduct"})
    assert second.status_code == 200
    assert second.context["title"] == "3 closed"
    assert HistoryRow.objects.filter(kind="close").count() == 3
    assert {one.close_reason for one in fresh(*listed)} == {"not_my_field"}


def test_forged_ids_change_nothing_and_are_counted(client, stranger, listed):
    theirs = make_relationship(stranger)
    forged = ["nothing", "\x00", "é", theirs.public_id]
    answer = client.post(reverse(CHOSEN), {"act": "park", "pick": [listed[0].public_id, listed[0].public_id, *forged]})
    page = client.get(answer.url)
    assert page.context["title"] == "Park 1 recruiter"
    assert "4 that you ticked are no longer on your list" in page.content.decode()
    done = client.post(answer.url, follow=True)
    assert (done.context["title"], done.context["words"]) == ("1 parked", "4 left out: 4 not on your list.")
    assert fresh(theirs).stage == "listed"


def test_only_forged_ids(client, stranger, listed):
    theirs = make_relationship(stranger)
    done = client.post(choose(client, "archive", [theirs]), follow=True)
    assert (done.context["title"], done.context["words"]) == ("Nothing has changed", "1 left out: 1 not on your list.")
    assert not Act.objects.filter(kind="bulk_archive").exists()
    assert fresh(theirs).hidden_at is None


@pytest.mark.parametrize("sent", [{"act": "plan"}, {"act": "fly", "pick": ["x"]}, {}, {"act": "plan\x00"}])
def test_nobody_or_nothing_chosen_is_said(client, listed, sent):
    answer = client.post(reverse(CHOSEN), sent)
    assert answer.status_code == 422
    assert "Tick people in the list first" in answer.content.decode()
    assert not BulkAct.objects.exists()


@pytest.mark.parametrize(
    ("act", "fields", "field"),
    [
        ("plan", {"day": "2026-11-20"}, "day"),
        ("plan", {"day": "soon"}, "day"),
        ("pause", {"until": "2026-11-23"}, "until"),
        ("close", {}, "reason"),
        ("tag", {"tag_names": " , "}, "tag_names"),
        ("tag", {"tag_names": "x" * 31}, "tag_names"),
        ("untag", {"tag_names": ["other"]}, "tag_names"),
        ("snooze", {"when": "date", "until": "2026-11-23"}, "until"),
        ("rhythm", {"lapse": "0"}, "lapse"),
        ("log", {"direction": "out", "channel": "email", "purpose": "x", "occurred_on": "2026-11-23"}, "purpose"),
        ("log", {"direction": "in", "channel": "email", "occurred_on": "2026-11-24"}, "occurred_on"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_by_its_field(client, listed, act, fields, field):
    Relationship.objects.filter(pk=listed[0].pk).update(tags=["warm"])
    url = choose(client, act, listed)
    answer = client.post(url, fields)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not HistoryRow.objects.exists()
    assert client.get(url).status_code == 200


def test_every_kind_has_a_question(client, listed):
    Relationship.objects.filter(pk=listed[0].pk).update(tags=["warm"])
    for kind in BulkAct.Kind.values:
        url = choose(client, kind, listed)
        assert "3 recruiters" in client.get(url).content.decode()
        assert client.get(url, **HTMX).content.decode().lstrip().startswith("<section")


def test_the_same_words_for_many(client, seeker, listed):
    due = awaiting(seeker, "Due")
    fields = {"direction": "out", "channel": "email", "occurred_on": "2026-11-23", "purpose": "nudge", "note": "News"}
    answer = client.post(choose(client, "log", [*listed, due]), fields)
    assert said(answer) == ["Logged with 4 recruiters."]
    assert fresh(due).unanswered == 2
    assert HistoryRow.objects.filter(note="News", data__purpose="nudge").count() == 4
    client.post(choose(client, "log", [due]), {"direction": "in", "channel": "phone", "occurred_on": "2026-11-23",
                                               "outcome": "approach"})  # fmt: skip
    assert HistoryRow.objects.get(kind="approach").data == {"direction": "in", "channel": "phone"}


def test_snooze_and_rhythm(client, seeker):
    due = awaiting(seeker, "Due")
    client.post(choose(client, "snooze", [due]), {"when": "next_week"})
    assert open_step(due).due_on == nov(30)
    client.post(choose(client, "rhythm", [due]), {"nudge_1": "12", "lapse": "20"})
    assert fresh(due).due_on != nov(30)


def test_taken_along(client, seeker, listed, signed_in, stranger):
    address = choose(client, "export", listed[:2])
    page = client.get(address)
    number = address.split("/")[2]
    assert f"?many={number}&amp;as=csv" in page.content.decode()
    url = reverse("exports:recruiters")
    csv = b"".join(client.get(url, {"many": number, "as": "csv"}).streaming_content).decode()
    assert [name in csv for name in ("Listed 0", "Listed 1", "Listed 2")] == [True, True, False]
    book = b"".join(client.get(url, {"many": number, "as": "xlsx"}).streaming_content)
    assert openpyxl.load_workbook(io.BytesIO(book))["Recruiters"].max_row == 3
    assert signed_in(stranger).get(url, {"many": number}).status_code == 404
    assert client.get(url, {"many": "\x00"}).status_code == 404


def test_many_are_left_to_a_worker_and_the_page_says_how_far(client, seeker, monkeypatch):
    handed = []
    monkeypatch.setattr("outreach.bulk.carrying.work_soon", handed.append)
    people = crowd(seeker, HERE + 1)
    url = choose(client, "park", whole="1")
    answer = client.post(url)
    assert (answer.status_code, answer.url) == (303, url)
    bulk = BulkAct.objects.get()
    page = client.get(url)
    assert "How far is it?" in page.content.decode()
    bar = reverse("outreach:bulk_progress", args=[bulk.public_id])
    assert client.get(bar, {"seen": "running-0"}, **HTMX).status_code == 204
    assert "0 of 201" in client.get(bar, **HTMX).content.decode()
    assert sweeps.bulk_left(MORNING) == 1
    assert client.get(bar, **HTMX)["HX-Refresh"] == "true"
    assert "201 parked" in client.get(url).content.decode()
    assert Relationship.objects.filter(stage="parked").count() == len(people)
    answer = client.post(reverse("outreach:undo", args=[BulkAct.objects.get().act.public_id]))
    assert answer.url == url
    assert "Taking it back" in client.get(url).content.decode()
    assert sweeps.bulk_left(MORNING) == 1
    assert "Taken back" in client.get(url).content.decode()
    assert Relationship.objects.filter(stage="listed").count() == len(people)


def test_a_killed_worker_leaves_whole_chunks_and_another_goes_on(client, seeker, monkeypatch):
    monkeypatch.setattr("outreach.bulk.carrying.work_soon", lambda pk: None)
    monkeypatch.setattr("outreach.bulk.steps.CHUNK", {"sqlite": 100, "postgresql": 100})
    crowd(seeker, HERE + 1)
    client.post(choose(client, "park", whole="1"))
    real, calls = BulkAct.still_mine, []

    def killed(self, now):
        calls.append(now)
        if len(calls) == 2:
            raise SystemExit
        return real(self, now)

    monkeypatch.setattr(BulkAct, "still_mine", killed)
    with pytest.raises(SystemExit):
        sweeps.bulk_left(MORNING)
    assert HistoryRow.objects.count() == BulkAct.objects.get().progress == 100
    assert sweeps.bulk_left(MORNING) == 0  # the lease is still held
    assert sweeps.bulk_left(MORNING + timedelta(minutes=3)) == 1
    assert (BulkAct.objects.get().done, HistoryRow.objects.count()) == (HERE + 1, HERE + 1)
