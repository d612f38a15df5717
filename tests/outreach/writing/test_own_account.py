"""Messages through the seeker's own mail account, against a real SMTP server: sent once, logged once it is accepted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from mail.models import OutgoingMail
from mail.outbox import State, send
from mail.sweeps import queued_mail
from outreach.acts.undo import undo
from outreach.models import Exclusion, GuardAnswer, JobSearch, MailAccount, Submission
from outreach.refusals import Refused
from tests.cast import MORNING, by
from tests.factories import make_relationship, make_search
from tests.mail.sink import Sink
from tests.outreach.scenes import nov
from tests.outreach.scenes import out as wrote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HERE = "/settings/mail-account/"
OWN = "nora@own.example"
TEXT = {"way": "email", "to": "dana@firm.example", "subject": "VP Finance – Nora", "body": "Hello Dana,\n\na word?",
        "template": "first_touch:A", "once": "a" * 12, "act": "send"}  # fmt: skip


@pytest.fixture
def sink(settings):
    settings.EMAIL_TIMEOUT = 5
    with Sink() as sink:
        yield sink


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def account(page, sink):
    said = {"from_address": OWN, "host": "127.0.0.1", "port": sink.port, "security": "none", "username": ""}
    assert page.post(HERE, said).status_code == 303
    return MailAccount.objects.get()


def dana(seeker):
    return make_relationship(seeker, "Dana Reyes", email="dana@firm.example")


def post(page, one, **changed):
    return page.post(reverse("outreach:write", args=[one.public_id]), TEXT | changed)


def deliver(minutes=0):
    return queued_mail(MORNING + timedelta(minutes=minutes))


def test_it_leaves_as_the_seeker_wrote_it_and_is_then_logged(page, seeker, account, sink):
    one = dana(seeker)
    for _click in range(2):
        assert post(page, one).status_code == 303
    assert one.history.count() == 0
    assert deliver() == 1
    (message,) = sink.await_mails(1)
    assert (message["To"], message["From"]) == ("dana@firm.example", f"Nora Halvorsen <{OWN}>")
    assert (message["Subject"], message["Auto-Submitted"]) == ("VP Finance – Nora", None)
    assert message.get_body(("plain",)).get_content().startswith("Hello Dana,")
    row = one.history.get()
    assert message["Message-ID"] == row.data["message_id"]
    assert message["Message-ID"].endswith("@own.example>")
    assert (row.data["purpose"], row.data["template"], row.act.actor) == ("first_touch", "first_touch:A", seeker)
    assert "Hello Dana," in row.note
    one.refresh_from_db()
    assert (one.stage, one.first_template) == ("awaiting", "first_touch:A")
    with pytest.raises(Refused) as refused:
        undo(row.act, by(seeker))
    assert refused.value.code == "mail_left"
    # The next one stays in the thread.
    wrote(one, nov(23))
    post(page, one, body="One new fact.", once="b" * 12, template="nudge_1:A", guard_reason="x",
         guards_seen=_seen(page, one, "One new fact."))  # fmt: skip
    deliver()
    assert sink.await_mails(2)[1]["In-Reply-To"] == message["Message-ID"]


def test_a_domain_with_an_umlaut_can_be_written_from_and_to(page, seeker, sink):
    said = {"from_address": "nora@müller.example", "host": "127.0.0.1", "port": sink.port, "security": "none"}
    assert page.post(HERE, said | {"username": ""}).status_code == 303
    assert post(page, dana(seeker), to="Dana <dana@bücher.example>").status_code == 303
    assert deliver() == 1
    (message,) = sink.await_mails(1)
    assert (message["From"], message["To"]) == (
        "Nora Halvorsen <nora@xn--mller-kva.example>", "dana@xn--bcher-kva.example"
    )  # fmt: skip
    assert message["Message-ID"].endswith("@xn--mller-kva.example>")


def _seen(page, one, body):
    html = post(page, one, body=body, act="look", template="nudge_1:A").content.decode()
    return html.split('name="guards_seen" value="')[1].split('"')[0]


def test_what_a_guard_blocks_is_not_sent(page, seeker, account):
    one = dana(seeker)
    one.opt_out(by(seeker))
    assert post(page, one).status_code == 422
    assert post(page, one, to="a@firm.example, b@firm.example").status_code == 422
    assert not OutgoingMail.objects.exists()
    assert {kept.rule for kept in GuardAnswer.objects.all()} == {"do_not_contact", "one_recipient"}


def test_a_confidential_search_writes_neither_from_nor_to_the_employer(page, seeker, account, sink):
    make_search(seeker, confidential=True, current_employer="Own", current_employer_domain="acme.example")
    Exclusion.make(by(seeker), seeker, "affiliate", name="Acme Labs", domain="labs.example")
    one = dana(seeker)
    for address in ("boss@acme.example", "boss@labs.example"):
        assert post(page, one, to=address).status_code == 422
    assert post(page, one).status_code == 303
    JobSearch.objects.update(current_employer_domain="own.example")
    said = post(page, one, once="b" * 12, body="Hello again")
    assert said.status_code == 422
    assert "Your own account is at the employer" in said.content.decode()
    deliver()
    assert (OutgoingMail.objects.get().response, sink.mails) == ("employer", [])



def test_who_asks_to_be_left_alone_meanwhile_gets_nothing(page, seeker, account, sink):
    one = dana(seeker)
    post(page, one)
    one.opt_out(by(seeker))
    deliver()
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.response) == (State.REFUSED, "not_now")
    assert sink.mails == []
    assert not one.history.filter(kind="interaction").exists()
    html = page.get(reverse("mail:log")).content.decode()
    assert "They are not to be contacted any more, so it was not sent." in html


def test_a_warning_that_was_passed_is_kept_with_what_was_sent(page, seeker, account):
    one = dana(seeker)
    wrote(one, nov(20))
    assert post(page, one).status_code == 422
    seen = _seen(page, one, TEXT["body"])
    assert post(page, one, guard_reason="She asked for it", guards_seen=seen, template="nudge_1:A").status_code == 303
    deliver()
    kept = GuardAnswer.objects.get()
    assert (kept.rule, kept.reason, kept.act) == ("least_gap", "She asked for it", one.history.latest("pk").act)


def test_a_consent_by_letter_is_noted_once_it_has_gone_out(page, seeker, account, sink):
    one = make_relationship(seeker, "Tomás Herrera")
    one.record_submission(
        by(seeker), key="a", state="consent_requested", employer="Meridian", role="VP Finance", occurred_on=nov(12)
    )
    post(page, one, template="consent_reply:A", notes="on", until="2027-01-31")
    assert Submission.objects.get().state == "consent_requested"
    deliver()
    kept = Submission.objects.get()
    assert (kept.state, kept.expires_on.isoformat()) == ("consented", "2027-01-31")
    assert [row.act for row in one.history.order_by("pk")][1:] == [one.history.latest("pk").act] * 2


def test_refused_for_good_is_said_where_one_writes_and_stops_no_digest(page, seeker, account, sink):
    sink.answers.append(("RCPT", "550 5.1.1 No such person here"))
    one = dana(seeker)
    post(page, one)
    deliver()
    assert one.history.count() == 0
    html = page.get(reverse("outreach:write", args=[one.public_id])).content.decode()
    assert "The mail server said: 550 5.1.1 No such person here" in html
    seeker.preferences.refresh_from_db()
    assert seeker.preferences.refusals == 0


def test_lost_after_the_body_is_neither_sent_again_nor_logged(page, seeker, account, sink):
    sink.answers.append(sink.DROP)
    one = dana(seeker)
    post(page, one)
    deliver()
    assert deliver(600) == 0
    assert OutgoingMail.objects.get().state == State.UNKNOWN
    assert one.history.count() == 0
    html = page.get(reverse("outreach:write", args=[one.public_id])).content.decode()
    assert "look among your sent mails" in html


def test_who_asked_not_to_be_kept_is_blanked_in_the_outbox_too(page, seeker, account):
    one = make_relationship(seeker, "Dana Reyes", email="dana@firm.example", owner=seeker)
    post(page, one)
    deliver()
    one.opt_out(by(seeker), for_all=True)
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.text, mail.context) == ("", "", {})


# ── The account itself ──


def test_the_test_really_sends_to_oneself(page, seeker, account, sink):
    assert page.post(f"{HERE}test/").status_code == 303
    deliver()
    (message,) = sink.await_mails(1)
    assert (message["To"], message["From"]) == (seeker.email, f"Nora Halvorsen <{OWN}>")
    assert "Sent" in page.get(HERE).content.decode()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (("MAIL", "535 5.7.8 Bad credentials"), "535 5.7.8 Bad credentials"),
        (("RCPT", "451 4.7.1 Later"), "451 4.7.1 Later"),
    ],
)
def test_a_test_says_at_once_what_the_server_said(page, account, sink, answer, words):
    sink.answers.append(answer)
    page.post(f"{HERE}test/")
    deliver()
    assert OutgoingMail.objects.get().state == State.REFUSED
    assert words in page.get(HERE).content.decode()


def test_nobody_listens_and_no_such_encryption(page, account):
    for changed, words in (
        ({"port": 1}, "could not be reached"),
        ({"security": "starttls"}, "does not offer this kind of encryption"),
    ):
        kept = {"from_address": OWN, "host": "127.0.0.1", "port": account.port, "security": "none"}
        page.post(HERE, kept | changed)
        MailAccount.objects.update(changed_at=MORNING)
        OutgoingMail.objects.all().delete()
        page.post(f"{HERE}test/")
        deliver()
        assert words in page.get(HERE).content.decode()


def test_on_a_shared_server_nobody_reaches_inside(page, account, sink, settings):
    settings.MAIL_ACCOUNTS_OUTSIDE_ONLY = True
    page.post(f"{HERE}test/")
    deliver()
    assert sink.mails == []
    assert "no public mail server" in page.get(HERE).content.decode()


def test_the_password_is_kept_encrypted_and_never_shown(page):
    said = {"from_address": OWN, "host": "SMTP.own.example", "port": 587, "security": "starttls", "username": OWN}
    assert page.post(HERE, said).status_code == 422  # a name without a password
    assert page.post(HERE, said | {"password": "top secret"}).status_code == 303
    account = MailAccount.objects.get()
    assert (account.host, account.password) == ("smtp.own.example", "top secret")
    assert "top secret" not in account.sealed
    assert "top secret" not in page.get(HERE).content.decode()
    page.post(HERE, said | {"port": 465, "security": "tls"})
    account.refresh_from_db()
    assert (account.port, account.password) == (465, "top secret")
    # It is never handed to another server.
    answer = page.post(HERE, said | {"host": "elsewhere.example"})
    assert "Type the password again" in answer.content.decode()
    MailAccount.objects.update(sealed="of another key")
    page.post(f"{HERE}test/")
    deliver()
    assert "can’t be read any more" in page.get(HERE).content.decode()
    assert page.post(f"{HERE}remove/").status_code == 303
    assert not MailAccount.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"host": "https://own.example"}, "host"), ({"port": 0}, "port"), ({"port": 70000}, "port"),
     ({"security": "none", "password": "x"}, "security"), ({"from_address": "nobody"}, "from_address")],
)  # fmt: skip
def test_what_is_no_account_is_said_by_the_field(page, changed, field):
    said = {"from_address": OWN, "host": "smtp.own.example", "port": 587, "security": "tls", "username": ""}
    answer = page.post(HERE, said | changed)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()


def test_a_demo_account_writes_to_nobody(page, seeker, account, sink, settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    seeker.is_demo = True
    seeker.save()
    one = dana(seeker)
    post(page, one)
    mail = OutgoingMail.objects.get()
    assert send(mail.pk, lambda: MORNING) == State.SENT
    assert sink.mails == []
    assert one.history.count() == 1
    assert page.post(reverse("outreach:write", args=[one.public_id]), TEXT | {"act": "send"}).status_code == 422
