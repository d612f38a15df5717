"""Health: signs of life, what waits, what failed, and plain words on what to do; the sweep command."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from common.models import Heartbeat
from mail.models import OutgoingMail
from mail.outbox import compose
from recruitpath.clock import SCHEDULE, beat_schedule
from recruitpath.health import note_alive, note_sweep, report
from recruitpath.tasks import tick, work
from tests.cast import MORNING

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_well():
    note_alive("beat", MORNING)
    for entry in SCHEDULE:
        note_sweep(entry.name, MORNING, 0, 1.0)


def state_of(name, at=MORNING):
    return {check.name: check for check in report(at).checks}[name]


def test_all_well(all_well):
    assert report(MORNING).state == "good"


def test_never_started():
    assert [state_of(name).state for name in ("beat", "worker", "sweeps")] == ["ill"] * 3
    assert "make run" in state_of("beat").advice


def test_beat_has_stopped(all_well):
    for entry in SCHEDULE:
        note_sweep(entry.name, MORNING + timedelta(minutes=5), 0, 1.0)
    later = MORNING + timedelta(minutes=5)
    assert (state_of("beat", later).state, state_of("worker", later).state) == ("ill", "good")
    assert report(later).state == "ill"


def test_cron_runs_the_sweep_command_instead_of_worker_and_beat(morning, capsys):
    call_command("sweep", "--now", MORNING.isoformat())
    assert report(MORNING).state == "ill"  # a look at another instant is no sign of life
    call_command("sweep")
    assert report(MORNING).state == "good"
    assert "manage.py sweep" in state_of("worker").value
    assert state_of("beat", MORNING + timedelta(minutes=7)).state == "ill"


def test_a_sweep_by_hand_hides_no_worker_that_stopped(all_well, morning, capsys):
    call_command("sweep")
    later = MORNING + timedelta(minutes=5)
    assert state_of("worker", later).state == "ill"


def test_a_mail_that_waits_too_long(all_well, seeker):
    compose(seeker, "test:1", kind="test", now=MORNING - timedelta(minutes=14))
    assert state_of("queue").state == "good"
    compose(seeker, "test:2", kind="test", now=MORNING - timedelta(minutes=16))
    assert state_of("queue").state == "ill"


@pytest.mark.parametrize("became", ["refused", "unknown"])
def test_mail_that_failed(all_well, seeker, became):
    mail = compose(seeker, "test:1", kind="test", now=MORNING)[0]
    OutgoingMail.objects.filter(pk=mail.pk).update(state=became, settled_at=MORNING)
    assert state_of("failed").state == "look"
    assert report(MORNING).state == "look"
    assert state_of("failed", MORNING + timedelta(days=2)).state == "good"


@pytest.mark.parametrize(
    ("sender", "account", "state"),
    [
        ("RecruitPath <hello@recruitpath.example>", "post@relay.example", "look"),
        ("RecruitPath <hello@recruitpath.example>", "post@recruitpath.example", "good"),
        ("RecruitPath <hello@mail.recruitpath.com>", "post@recruitpath.com", "good"),
        ("RecruitPath <hello@recruitpath.example>", "AKIA12345", "good"),
        ("RecruitPath <hello@recruitpath.example>", "", "good"),
    ],
)
def test_the_senders_domain_is_the_accounts(settings, sender, account, state):
    settings.EMAIL_BACKEND = "mail.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_HOST_USER = sender, account
    assert state_of("sender").state == state


def test_the_page_says_what_to_do_to_admins_only(admin, seeker, signed_in, morning):
    page = signed_in(admin).get(reverse("health"))
    assert "Never seen" in page.content.decode()
    assert signed_in(seeker).get(reverse("health")).status_code == 404


def test_probes_need_no_sign_in(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_the_command_ends_with_1_when_ill(capsys, morning):
    with pytest.raises(SystemExit) as ended:
        call_command("health", "--json")
    assert ended.value.code == 1
    said = json.loads(capsys.readouterr().out)
    assert said["state"] == "ill"
    assert {"beat", "worker", "queue", "sweeps", "failed", "sender"} <= {check["name"] for check in said["checks"]}


def test_the_command_ends_well(all_well, capsys, morning):
    call_command("health")
    assert capsys.readouterr().out.startswith("good  Clock (beat): Seen")


def test_sweep_runs_every_sweep_once(seeker, mailoutbox, capsys):
    compose(seeker, "test:1", kind="test", now=MORNING)
    call_command("sweep", "--now", MORNING.isoformat(), "--json")
    said = json.loads(capsys.readouterr().out)
    assert list(said["done"]) == [entry.name for entry in SCHEDULE]
    assert said["done"]["queued_mail"] == len(mailoutbox) == 1
    assert said["errors"] == {}


def test_sweep_refuses_an_instant_that_is_none():
    with pytest.raises(CommandError, match="must be an instant"):
        call_command("sweep", "--now", "yesterday")


def test_a_tick_tells_that_the_worker_lives_and_hands_ids_on(seeker, mailoutbox, morning, monkeypatch):
    handed = []
    monkeypatch.setattr(work, "apply_async", lambda args, **options: handed.append((args, options)))
    mail = compose(seeker, "test:1", kind="test", now=MORNING)[0]
    tick("queued_mail")
    assert handed[0][0] == ["queued_mail", [mail.pk]]
    assert Heartbeat.objects.get(name="worker").seen_at == MORNING
    assert Heartbeat.objects.get(name="sweep:queued_mail").done == 1
    work(*handed[0][0])
    work(*handed[0][0])
    assert len(mailoutbox) == 1


def test_every_tick_names_a_sweep_and_drills_shorten_it(settings):
    for entry in SCHEDULE:
        assert entry.load().find(MORNING) == []
    settings.CLOCK_MOST_SECONDS = 1
    assert {entry["schedule"] for entry in beat_schedule().values()} == {1}
