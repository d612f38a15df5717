"""A message between the click and the server: what is looked at again when it leaves, and what waits for it."""

import socket

import pytest
from django.urls import reverse

from mail.models import OutgoingMail
from outreach.models import Exclusion, MailAccount
from recruitpath.health import report
from tests.cast import MORNING, by
from tests.factories import make_search

from .test_own_account import HERE, OWN, account, dana, deliver, page, post, sink  # noqa: F401 fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_who_is_protected_meanwhile_gets_nothing(page, seeker, account, sink):  # noqa: F811
    make_search(seeker, confidential=True, current_employer="Acme", current_employer_domain="acme.example")
    one = dana(seeker)
    assert post(page, one).status_code == 303
    Exclusion.make(by(seeker), seeker, "person", recruiter=one.recruiter)
    deliver()
    assert (OutgoingMail.objects.get().response, sink.mails) == ("protected", [])
    html = page.get(reverse("outreach:write", args=[one.public_id])).content.decode()
    assert "Your search is kept from them by now, so it was not sent." in html


def test_an_account_at_the_employer_is_not_even_tried(page, seeker, account, sink):  # noqa: F811
    make_search(seeker, confidential=True, current_employer="Own", current_employer_domain="own.example")
    page.post(f"{HERE}test/")
    deliver()
    assert (OutgoingMail.objects.get().response, sink.mails) == ("employer", [])


def test_another_one_waits_for_the_first(page, seeker, account):  # noqa: F811
    one = dana(seeker)
    post(page, one)
    answer = post(page, one, once="b" * 12)
    assert answer.status_code == 422
    assert "is on its way already" in answer.content.decode()
    assert OutgoingMail.objects.count() == 1


def test_one_that_did_not_leave_is_not_said_to_be_on_its_way(page, seeker, account, sink):  # noqa: F811
    sink.answers.append(("RCPT", "550 5.1.1 No such person here"))
    one = dana(seeker)
    post(page, one)
    deliver()
    answer = post(page, one, body="Hello Dana, once more")
    assert answer.status_code == 422
    assert "That one did not leave." in answer.content.decode()
    assert post(page, one, body="Hello Dana, once more", once="b" * 12).status_code == 303


def test_a_name_that_leads_inside_after_all_is_found_out(page, seeker, account, sink, settings, monkeypatch):  # noqa: F811
    settings.MAIL_ACCOUNTS_OUTSIDE_ONLY = True
    MailAccount.objects.update(port=587)
    told, real = [("8.8.8.8", 587)], socket.getaddrinfo

    def asked(host, port, *args, **kwargs):
        if told:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", told.pop())]
        return real("127.0.0.1", sink.port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    post(page, dana(seeker))
    deliver()
    assert (OutgoingMail.objects.get().response, sink.mails) == ("inside", [])


def test_the_health_page_tells_nothing_of_it(page, seeker, account, sink):  # noqa: F811
    sink.answers.append(("RCPT", "550 5.1.1 No such person here"))
    post(page, dana(seeker))
    deliver()
    (failed,) = [check for check in report(MORNING).checks if check.name == "failed"]
    assert "refused" not in failed.value


# ── What the account may be ──


def said(account, **changed):  # noqa: F811
    return {"from_address": OWN, "host": account.host, "port": account.port, "security": "starttls",
            "username": "nora", **changed}  # fmt: skip


def test_a_password_that_is_kept_is_never_sent_in_clear(page, account):  # noqa: F811
    assert page.post(HERE, said(account, password="secret")).status_code == 303
    assert page.post(HERE, said(account, security="none")).status_code == 422
    assert page.post(HERE, said(account, security="none", username="")).status_code == 303
    kept = MailAccount.objects.get()
    assert (kept.username, kept.password) == ("", "")
