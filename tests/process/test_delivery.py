"""Real workers and a real beat deliver to a real SMTP server, and what goes wrong on the way is made good or said."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tests.mail.sink import Sink

pytestmark = pytest.mark.once

MONDAY = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)  # half past seven in Boston
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def days(mails):
    return [(key.removeprefix("digest:2026-"), state) for key, state in mails]


def body(message):
    return message.get_body(("plain",)).get_content()


@pytest.mark.parametrize("on", ["files", pytest.param("redis", marks=pytest.mark.needs_redis)])
def test_worker_and_beat_deliver(house, post, on, request):
    if on == "redis":
        house.settings["REDIS_URL"] = request.getfixturevalue("redis_url")
    house.seed(1, MONDAY)
    with house.worker(MONDAY) as worker, house.beat(MONDAY):
        (message,) = post.await_mails(1)
        worker.line("mail 1 sent")
        health = house.health(MONDAY + 20 * timedelta(seconds=1))
    assert message["To"] == "seeker0@seekers.example"
    assert message["Subject"] == "1 reply waiting, 1 due today"
    assert "Ingrid Solberg" in body(message)
    assert {health[name] for name in ("beat", "worker", "sweeps", "queue", "digests", "failed")} == {"good"}
    assert house.sweep(MONDAY + HOUR)["queued_mail"] == 0
    house.check_replay()


@pytest.mark.needs_redis
@pytest.mark.parametrize("on", ["house", pytest.param("postgres_house", marks=pytest.mark.needs_postgres)])
def test_two_workers_racing_on_200_due_send_each_once(on, redis_url, post, request):
    house = request.getfixturevalue(on)
    house.settings["REDIS_URL"] = redis_url
    house.seed(200, MONDAY)
    # Ticks come faster than the work is done, so the same ids are handed to both again and again.
    with house.beat(MONDAY), house.worker(MONDAY), house.worker(MONDAY):
        post.await_mails(200)
    house.sweep(MONDAY + HOUR)
    assert Counter(message["To"] for message in post.mails) == {f"seeker{n}@seekers.example": 1 for n in range(200)}
    assert Counter(state for _key, state in house.mails()) == {"sent": 200}
    assert len({message["Message-ID"] for message in post.mails}) == 200


def test_a_worker_killed_while_sending_leaves_an_unknown_and_the_next_mail_tells_it(house, post):
    house.seed(1, MONDAY)
    post.answers.append(Sink.HOLD)
    with house.beat(MONDAY), house.worker(MONDAY) as worker:
        assert post.held.wait(60)
        worker.kill()
    post.release.set()
    house.sweep(MONDAY + 5 * MINUTE)
    assert days(house.mails()) == [("11-23", "sending")]
    house.sweep(MONDAY + 11 * MINUTE)
    assert days(house.mails()) == [("11-23", "unknown")]
    house.sweep(MONDAY + DAY)
    assert days(house.mails()) == [("11-23", "unknown"), ("11-24", "sent")]
    (message,) = post.mails
    assert "Ingrid Solberg" in body(message)
    assert "Jonas Weber" in body(message)
    house.check_replay()


@pytest.mark.needs_redis
def test_a_bad_week_loses_nothing_and_sends_nothing_twice(house, post, redis_url):
    import redis

    house.settings["REDIS_URL"] = redis_url
    house.seed(1, MONDAY)

    # Monday: the server refuses for now, then accepts.
    post.answers.append(("RCPT", "451 4.7.1 Come back later"))
    with house.beat(MONDAY), house.worker(MONDAY) as worker:
        worker.line("mail 1 queued")
    with house.beat(MONDAY + 2 * MINUTE), house.worker(MONDAY + 2 * MINUTE) as worker:
        post.await_mails(1)
        worker.line("mail 1 sent")

    # Tuesday: nobody listens for an hour.
    tuesday = MONDAY + DAY
    post.__exit__()
    with house.beat(tuesday), house.worker(tuesday) as worker:
        worker.line("mail 2 queued")
    assert house.health(tuesday + HOUR)["queue"] == "ill"
    post.__enter__()
    with house.beat(tuesday + HOUR), house.worker(tuesday + HOUR) as worker:
        post.await_mails(2)
        worker.line("mail 2 sent")

    # Wednesday: Redis forgets everything while it waits for a worker.
    wednesday = MONDAY + 2 * DAY
    with house.beat(wednesday) as beat:
        beat.line("Sending due task digests_due")
        redis.Redis.from_url(redis_url).flushdb()
        with house.worker(wednesday) as worker:
            post.await_mails(3)
            worker.line("mail 3 sent")

    # Thursday and Friday: beat is down. It comes back on Monday at nine.
    monday = MONDAY + 7 * DAY + 90 * MINUTE
    with house.beat(monday), house.worker(monday) as worker:
        post.await_mails(4)
        worker.line("mail 4 sent")

    # On to the next digest.
    house.sweep(MONDAY + 8 * DAY)
    assert days(house.mails()) == [
        ("11-23", "sent"),
        ("11-24", "sent"),
        ("11-25", "sent"),
        ("11-30", "sent"),
        ("12-01", "sent"),
    ]
    assert len({message["Message-ID"] for message in post.mails}) == len(post.mails) == 5
    assert untold(house) == []
    house.check_replay()


def untold(house):
    """Open automatic steps whose day has come that no sent mail has listed."""
    return house.rows(
        "SELECT r.duty_key FROM outreach_reminder r WHERE r.closed_at IS NULL AND r.on_day <= '2026-12-01'"
        " AND NOT EXISTS (SELECT 1 FROM outreach_told t JOIN mail_outgoingmail m ON m.id = t.mail_id"
        " WHERE m.state = 'sent' AND t.relationship_id = r.relationship_id AND t.duty_key = r.duty_key)"
    )
