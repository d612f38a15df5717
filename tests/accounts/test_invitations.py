"""Inviting a coach or a client, and what the link does: one use, fourteen days, the one address."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.models import Coaching, Invitation, Preferences, User
from mail.models import OutgoingMail
from mail.sweeps import queued_mail
from tests.cast import MORNING, PASSWORD, by, person

from .entrance import code_of_last_mail, is_in, sign_in
from .joined import link_of_last_mail, make_coaching, make_invitation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
BOTH = {"rights": ["activity", "pipeline"]}


@pytest.fixture(autouse=True)
def _no_tries_counted():
    cache.clear()


def invite(client, email="cleo@coach.example", route="accounts:invite_coach", **said):
    return client.post(reverse(route), BOTH | {"email": email} | said)


def test_a_client_invites_a_coach(seeker, coach, signed_in):
    answer = invite(signed_in(seeker), ends_on="2026-12-31")
    assert (answer.status_code, answer.url) == (303, reverse("accounts:coaches"))
    link = link_of_last_mail()
    sent = mail.outbox[-1]
    assert sent.to == [coach.email]
    assert "Nora Halvorsen asks you to be their coach" in sent.subject
    assert "week by week" in sent.body
    client = signed_in(coach)
    page = client.get(link).content.decode()
    assert "Nora Halvorsen asks you to be their coach" in page
    assert "Pipeline" in page
    assert "Notes" not in page
    assert not Coaching.objects.exists()  # opening changes nothing
    answer = client.post(link)
    assert (answer.status_code, answer.url) == (303, reverse("coaching:clients"))
    joined = Coaching.objects.get()
    assert (joined.client, joined.coach, joined.rights) == (seeker, coach, BOTH["rights"])
    assert str(joined.ends_on) == "2026-12-31"


def test_a_coach_invites_a_client_who_chooses_what_they_see(seeker, coach, signed_in):
    said = {"rights": ["activity", "submissions"]}
    answer = invite(signed_in(coach), seeker.email, "accounts:invite_client", **said)
    assert (answer.status_code, answer.url) == (303, reverse("coaching:clients"))
    client, link = signed_in(seeker), link_of_last_mail()
    assert "Cleo Coach offers to be your coach" in client.get(link).content.decode()
    assert client.post(link, {"rights": []}).status_code == 422
    assert client.post(link, {"rights": ["activity"]}).url == reverse("accounts:coaches")
    assert Coaching.objects.get().rights == ["activity"]
    assert Coaching.objects.get().agreed_how == "coach_asked"


def test_it_works_once(seeker, coach, signed_in):
    make_invitation(seeker, coach.email)
    client, link = signed_in(coach), link_of_last_mail()
    assert client.post(link).status_code == 303
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
        assert "was used" in answer.content.decode()
    Coaching.objects.get().end(by(seeker))
    assert client.post(link).status_code == 410
    assert Coaching.objects.count() == 1


def test_it_expires_after_fourteen_days(seeker, coach, signed_in, morning):
    make_invitation(seeker, coach.email)
    client, link = signed_in(coach), link_of_last_mail()
    morning.shift(timedelta(days=14) - timedelta(minutes=1))
    assert client.get(link).status_code == 200
    morning.shift(timedelta(minutes=1))
    for answer in (client.get(link), client.post(link)):
        assert answer.status_code == 410
        assert "has expired" in answer.content.decode()
        assert "Ask Nora Halvorsen for a new one" in answer.content.decode()
    assert not Coaching.objects.exists()


def test_it_expires_with_the_last_day_that_it_offers(seeker, coach, signed_in, morning):
    invite(signed_in(seeker), ends_on="2026-11-25")
    client, link = signed_in(coach), link_of_last_mail()
    morning.shift(timedelta(days=2))
    assert client.get(link).status_code == 200
    morning.shift(timedelta(days=1))
    assert client.post(link).status_code == 410
    assert not Coaching.objects.exists()


@pytest.mark.parametrize(("said", "until"), [({}, "7 Dec"), ({"ends_on": "2026-11-25"}, "25 Nov")])
def test_it_says_until_which_day_the_link_works(seeker, signed_in, morning, said, until):
    """As the asker counts days: at nine in the evening in Boston it is the next day in UTC."""
    morning.shift(timedelta(hours=12))
    client = signed_in(seeker)
    invite(client, **said)
    assert f">{until}</time>" in client.get(reverse("accounts:coaches")).content.decode()
    link_of_last_mail(MORNING + timedelta(hours=12))
    assert f"until {until}" in mail.outbox[-1].body


def test_it_can_be_taken_back(seeker, coach, stranger, signed_in):
    made = make_invitation(seeker, coach.email)
    link, url = link_of_last_mail(), reverse("accounts:invitation_withdraw", args=[made.public_id])
    assert signed_in(stranger).post(url).status_code == 404
    assert signed_in(seeker).post(url).status_code == 303
    answer = signed_in(coach).post(link)
    assert answer.status_code == 410
    assert "was taken back" in answer.content.decode()
    assert not Coaching.objects.exists()


def test_only_the_account_of_the_address_accepts(seeker, stranger, coach, signed_in, client):
    make_invitation(seeker, coach.email.upper())
    link = link_of_last_mail()
    assert "signed in as" in signed_in(stranger).get(link).content.decode()
    answer = signed_in(stranger).post(link)
    assert answer.status_code == 403
    assert f"signed in as {stranger.email}" in answer.content.decode()
    assert client.post(link).status_code == 403  # nobody
    coach.emailaddress_set.update(verified=False)
    assert signed_in(coach).post(link).status_code == 403
    coach.emailaddress_set.update(verified=True)
    assert signed_in(coach).post(link).status_code == 303


def test_a_forged_link_leads_nowhere(seeker, coach, signed_in):
    make_invitation(seeker, coach.email)
    link = link_of_last_mail()
    assert signed_in(coach).get(link[:-3] + "xx/").status_code == 404
    assert signed_in(coach).post("/invitation/anything/").status_code == 404


def test_nobody_invites_oneself(seeker, signed_in):
    answer = invite(signed_in(seeker), seeker.email.upper())
    assert answer.status_code == 422
    assert "Nobody can be their own coach" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_the_asker_cannot_accept(seeker, coach, signed_in):
    make_invitation(seeker, coach.email)
    link = link_of_last_mail()
    seeker.emailaddress_set.create(email=coach.email.replace("cleo", "other"), verified=True)
    client = signed_in(seeker)
    assert "your own invitation" in client.get(link).content.decode()
    client.post(link)
    assert not Coaching.objects.exists()


def test_who_is_a_coach_already_is_not_asked_again(seeker, coach, signed_in):
    make_coaching(seeker, coach)
    answer = invite(signed_in(seeker))
    assert answer.status_code == 422
    assert "Cleo Coach is your coach already" in answer.content.decode()
    assert invite(signed_in(coach), seeker.email, "accounts:invite_client").status_code == 422
    assert invite(signed_in(coach), seeker.email).status_code == 303  # the other way round is something else


def test_two_invitations_join_once(seeker, coach, signed_in):
    make_invitation(seeker, coach.email)
    first = link_of_last_mail()
    make_invitation(coach, seeker.email, by_coach=True)
    second = link_of_last_mail()
    assert signed_in(coach).post(first).status_code == 303
    answer = signed_in(seeker).post(second, BOTH)
    assert answer.status_code == 409
    assert "is your coach already" in answer.content.decode()
    assert Coaching.objects.count() == 1


def test_one_that_waits_is_not_sent_twice(seeker, signed_in):
    client = signed_in(seeker)
    assert invite(client).status_code == 303
    answer = invite(client)
    assert answer.status_code == 422
    assert "on its way already" in answer.content.decode()
    Invitation.objects.get().withdraw(by(seeker))
    assert invite(client).status_code == 303


def test_the_token_is_kept_as_a_hash_and_the_mail_goes_with_its_use(seeker, coach, signed_in):
    made = make_invitation(seeker, coach.email)
    link = link_of_last_mail()
    token = link.split("/")[2]
    assert token not in str(Invitation.objects.filter(pk=made.pk).values())
    sent = OutgoingMail.objects.get(user=seeker, kind="invitation")
    assert token in sent.text
    signed_in(coach).post(link)
    sent.refresh_from_db()
    assert (sent.text, sent.html) == ("", "")


def test_a_former_key_still_writes_the_link(seeker, coach, signed_in, settings):
    make_invitation(seeker, coach.email)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-at-least-fifty-characters-for-this-test"
    assert signed_in(coach).post(link_of_last_mail()).status_code == 303


def test_a_mail_that_waited_until_it_was_taken_back_is_not_sent(seeker, coach):
    make_invitation(seeker, coach.email).withdraw(by(seeker))
    queued_mail(MORNING)
    assert mail.outbox == []
    assert OutgoingMail.objects.get(user=seeker).state == "empty"


def test_an_address_that_refuses_it_does_not_stop_the_askers_own_mail(seeker):
    from mail.outbox import claim, settle
    from mail.post import Outcome

    for number in range(3):
        make_invitation(seeker, f"gone{number}@helper.example")
    for waiting in OutgoingMail.objects.filter(user=seeker):
        settle(claim(waiting.pk, MORNING), Outcome("refused", "550 no such user", of_address=True), MORNING)
    assert Preferences.objects.get(pk=seeker.pk).digest_paused == ""


@pytest.mark.parametrize("open_to_all", [True, False])
def test_it_works_without_an_account(seeker, client, settings, open_to_all):
    settings.SIGN_UP_OPEN = open_to_all
    make_invitation(seeker, "una@helper.example")
    link = link_of_last_mail()
    page = client.get(link).content.decode()
    assert "It was sent to una@helper.example" in page
    sign_up = f"{reverse('account_signup')}?next={link}"
    assert sign_up in page
    assert "Send me the code" in client.get(sign_up).content.decode()
    data = {"name": "Una", "email": "una@helper.example", "password1": PASSWORD, "next": link}
    client.post(reverse("account_signup"), data)
    answer = client.post(reverse("account_email_verification_sent"), {"code": code_of_last_mail()})
    assert answer.url == link
    assert is_in(client)
    assert client.post(link).status_code == 303
    assert Coaching.objects.get().coach == User.objects.get(email="una@helper.example")


def test_where_sign_up_is_closed_it_opens_for_the_one_address(seeker, client, settings, morning):
    settings.SIGN_UP_OPEN = False
    made = make_invitation(seeker, "una@helper.example")
    link = link_of_last_mail()
    url, data = reverse("account_signup"), {"name": "Una", "password1": PASSWORD, "next": link}
    answer = client.post(url, data | {"email": "else@helper.example"})
    assert answer.status_code == 422
    assert "another address" in answer.content.decode()
    for way_on in ("", "/", "/invitation/forged/", "//\x00"):
        answer = client.post(url, data | {"email": "una@helper.example", "next": way_on})
        assert "Sign-up is closed" in answer.content.decode()
    made.withdraw(by(seeker))
    answer = client.post(url, data | {"email": "una@helper.example"})
    assert "Sign-up is closed" in answer.content.decode()
    assert User.objects.count() == 1


def test_who_has_an_account_signs_in_and_goes_on(seeker, client):
    una = person("una@helper.example")
    make_invitation(seeker, una.email)
    link = link_of_last_mail()
    assert f"{reverse('account_login')}?next={link}" in client.get(link).content.decode()
    assert sign_in(client, una, next=link).url == link


def test_the_mail_leads_to_this_server(seeker, coach):
    make_invitation(seeker, coach.email)
    link = link_of_last_mail()
    assert settings.BASE_URL + link in mail.outbox[-1].body
