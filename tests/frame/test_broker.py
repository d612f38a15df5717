"""The embedded broker: a message is whole, taken once, and in the order it was put."""

import threading
from queue import Empty

import pytest
from kombu import Connection

pytestmark = pytest.mark.once


@pytest.fixture
def channel(tmp_path):
    def of_a_process():
        options = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path)}
        return Connection(
            "filesystem://localhost/", transport="recruitpath.broker:Transport", transport_options=options
        ).channel()

    return of_a_process


def test_messages_come_out_whole_and_in_order(channel, tmp_path):
    one, other = channel(), channel()
    for number in range(3):
        one._put("celery", {"number": number})
    one._put("imports", {"number": 9})
    assert other._size("celery") == 3
    assert [other._get("celery")["number"] for _ in range(3)] == [0, 1, 2]
    with pytest.raises(Empty):
        other._get("celery")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".celery.msg")] == []


def test_a_message_half_written_is_not_seen(channel, tmp_path):
    (tmp_path / ".00000000000000000001-aa.celery.msg").write_text('{"numb')
    with pytest.raises(Empty):
        channel()._get("celery")


def test_two_workers_never_take_the_same_message(channel):
    writer, taken = channel(), []
    for number in range(200):
        writer._put("celery", number)

    def take(reader):
        while True:
            try:
                taken.append(reader._get("celery"))
            except Empty:
                return

    takers = [threading.Thread(target=take, args=[channel()]) for _ in range(2)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    assert sorted(taken) == list(range(200))
