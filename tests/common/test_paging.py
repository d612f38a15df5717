"""Keyset paging, over heartbeats: many share a number, so that the tie-breaker has work."""

from datetime import UTC, datetime, timedelta

import pytest

from common.models import Heartbeat
from common.paging import page_of

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
ORDERS = [("done",), ("-done",), ("done", "-seen_at"), ("-seen_at",), ("name",), ("-took_ms", "done")]


@pytest.fixture
def beats(db):
    Heartbeat.objects.bulk_create(
        Heartbeat(name=f"beat {i:02}", seen_at=START + timedelta(minutes=i % 7), done=i % 4, took_ms=i % 3 / 2)
        for i in range(23)
    )
    return Heartbeat.objects.all()


def names(page):
    return [row.name for row in page]


def walked(queryset, keys, size, cursor="", way="next_cursor"):
    pages = []
    while True:
        page = page_of(queryset, keys, cursor, size)
        pages.append(names(page))
        cursor = getattr(page, way)
        if not cursor:
            return pages


@pytest.mark.parametrize("keys", ORDERS)
@pytest.mark.parametrize("size", [1, 4, 5, 22, 23, 50])
def test_every_row_once_and_in_order(beats, keys, size):
    pages = walked(beats, keys, size)
    assert sum(pages, []) == names(beats.order_by(*keys, "name"))
    assert all(len(page) == size for page in pages[:-1])


@pytest.mark.parametrize("keys", ORDERS)
def test_the_way_back_shows_the_same_pages(beats, keys):
    forth, cursor = [], ""
    for _ in range(4):
        page = page_of(beats, keys, cursor, 5)
        forth.append(names(page))
        cursor = page.next_cursor
    back = walked(beats, keys, 5, page.prev_cursor, "prev_cursor")
    assert back == forth[-2::-1]


def test_the_ends_have_no_link(beats):
    first = page_of(beats, ("done",), "", 20)
    assert first.prev_cursor == ""
    assert first.next_cursor
    last = page_of(beats, ("done",), first.next_cursor, 20)
    assert last.next_cursor == ""
    assert last.prev_cursor
    assert len(last) == 3
    assert page_of(beats.none(), ("done",)).rows == []


def test_one_query_and_no_count(beats, django_assert_num_queries):
    second = page_of(beats, ("done",), "", 5).next_cursor
    with django_assert_num_queries(1) as queries:
        page_of(beats, ("done",), second, 5)
    assert "COUNT" not in queries.captured_queries[0]["sql"].upper()


@pytest.mark.parametrize("cursor", ["x", "a:b:c", "\x00", "é" * 500, "%", "W10:1abc:def", ":::"])
def test_a_broken_cursor_gives_the_first_page(beats, cursor):
    assert names(page_of(beats, ("done",), cursor, 5)) == names(page_of(beats, ("done",), "", 5))


def test_a_cursor_of_another_order_gives_the_first_page(beats):
    other = page_of(beats, ("-done",), "", 5).next_cursor
    assert names(page_of(beats, ("seen_at",), other, 5)) == names(page_of(beats, ("seen_at",), "", 5))


def test_rows_that_went_meanwhile_leave_no_empty_page(beats):
    page = page_of(beats, ("name",), "", 20)
    Heartbeat.objects.filter(name__gte="beat 20").delete()
    assert names(page_of(beats, ("name",), page.next_cursor, 20)) == names(page)


def test_rows_that_came_meanwhile_move_nothing(beats):
    page = page_of(beats, ("name",), "", 5)
    Heartbeat.objects.create(name="beat 00a", seen_at=START)
    assert names(page_of(beats, ("name",), page.next_cursor, 5)) == [f"beat {i:02}" for i in range(5, 10)]
