"""Taking the demo out: all of it goes, and nothing else."""

from io import StringIO

import pytest
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.urls import reverse

from accounts.by import By
from accounts.models import User
from demo.cast import ADMIN, SEEKER
from demo.directory import SOURCE
from demo.leaving import leave_demo
from demo.story import load_demo
from outreach.acts.adding import add_private, add_relationship
from outreach.acts.merging import merge
from outreach.models import Exclusion, Relationship
from recruiters.models import Firm, Recruiter
from tests.cast import MORNING, person
from tests.factories import make_relationship, make_search


@pytest.fixture(autouse=True)
def embedded(settings, db):
    settings.EMBEDDED = True


@pytest.fixture
def someone():
    """Another person with a search, people of the directory and private ones, and a history."""
    sam = person("sam@real.example")
    hand = By(sam, MORNING)
    make_search(sam)
    known = make_relationship(sam, "Grace Lin")
    known.log_interaction(hand, direction="out", channel="email", purpose="first_touch", note="Hello")
    add_private(hand, sam, "Priya Raman", "Kestrel Finance Search")
    return sam


def everything():
    """Every row of every table as text. Copied public holidays and the tables' own bookkeeping stay out."""
    left_out = {"accounts.publicholiday", "contenttypes.contenttype", "auth.permission", "sessions.session"}
    models = [model for model in apps.get_models() if model._meta.label_lower not in left_out]
    return {model._meta.label: serializers.serialize("json", model.objects.order_by("pk")) for model in models}


def test_nothing_of_the_demo_is_left_and_nothing_else_has_changed(someone):
    before = everything()
    load_demo(MORNING)
    assert everything() != before
    said = StringIO()
    call_command("leave_demo", stdout=said)
    assert everything() == before
    assert "8 users, 33 firms, 60 recruiters" in said.getvalue()


def test_merges_of_the_demo_go_too(someone):
    before = everything()
    load_demo(MORNING)
    admin = User.objects.get(email=ADMIN)
    keep, gone = Firm.objects.filter(source=SOURCE, owner=None).exclude(name__startswith="Kestrel")[:2]
    assert merge(By(admin, MORNING), "firm", keep, gone, {"name": "theirs"}).state == "merged"
    leave_demo()
    assert everything() == before


def test_sessions_of_the_demo_end(client):
    load_demo(MORNING)
    client.login(email=SEEKER, password="recruitpath-demo")
    client.get(reverse("outreach:today"))
    leave_demo()
    answer = client.get(reverse("outreach:today"))
    assert answer.status_code == 302


def test_a_recruiter_someone_works_with_stays(someone):
    load_demo(MORNING)
    hand = By(someone, MORNING)
    mine = add_relationship(hand, someone, Recruiter.objects.get(name="Ingrid Solberg"))
    mine.log_interaction(hand, direction="out", channel="email", purpose="first_touch")
    left = leave_demo()
    assert (left.firms, left.recruiters, left.kept) == (32, 59, 2)
    mine = Relationship.objects.visible_to(someone).get(pk=mine.pk)
    assert mine.recruiter.contact_points.filter(kind="email").exists()
    assert mine.firm.name == mine.recruiter.firm.name == "Brightwater Partners"


def test_whom_someone_protects_stays(someone):
    load_demo(MORNING)
    hand = By(someone, MORNING)
    firm, person = Firm.objects.get(name="Brightwater Partners"), Recruiter.objects.get(name="Ingrid Solberg")
    Exclusion.make(hand, someone, "person", recruiter=person)
    Exclusion.make(hand, someone, "firm", firm=firm).remove(hand)
    left = leave_demo()
    assert (left.firms, left.recruiters, left.kept) == (32, 59, 2)
    assert {one.shown_name for one in Exclusion.objects.visible_to(someone)} == {firm.name, person.name}


def test_the_demo_can_come_back_beside_what_stayed(someone):
    load_demo(MORNING)
    add_relationship(By(someone, MORNING), someone, Recruiter.objects.get(name="Ingrid Solberg"))
    leave_demo()
    load_demo(MORNING)
    assert Recruiter.objects.filter(name="Ingrid Solberg").count() == 1
    assert Firm.objects.filter(source="demo").count() == 33


def test_private_records_of_the_demos_people_go_too():
    nora = load_demo(MORNING)
    add_private(By(nora, MORNING), nora, "Una Finch", "Finch Alone", email="una@finch.example")
    leave_demo()
    assert not Recruiter.objects.exists()
    assert not Firm.objects.exists()


def test_without_a_demo_the_command_says_so(someone):
    before, said = everything(), StringIO()
    call_command("leave_demo", stdout=said)
    assert "no demo" in said.getvalue()
    assert everything() == before


def test_the_button_signs_the_demos_seeker_out(signed_in):
    load_demo(MORNING)
    nora = signed_in(User.objects.get(email=SEEKER))
    assert "Take the demo out" in nora.get(reverse("demo:leave")).content.decode()
    answer = nora.post(reverse("demo:leave"))
    assert (answer.status_code, answer.url) == (303, reverse("account_login"))
    assert not User.objects.exists()


def test_the_button_leaves_someone_else_signed_in(signed_in, someone):
    load_demo(MORNING)
    answer = signed_in(someone).post(reverse("demo:leave"))
    assert (answer.status_code, answer.url) == (303, reverse("outreach:today"))
    assert list(User.objects.all()) == [someone]


def test_there_is_no_button_in_production_or_without_a_demo(signed_in, someone, settings):
    mine = signed_in(someone)
    assert mine.post(reverse("demo:leave")).status_code == 404
    load_demo(MORNING)
    settings.EMBEDDED = False
    assert mine.get(reverse("demo:leave")).status_code == 404
    assert mine.post(reverse("demo:leave")).status_code == 404
    assert User.objects.filter(email=ADMIN).exists()


def test_a_stranger_signs_in_first(client):
    load_demo(MORNING)
    assert client.post(reverse("demo:leave")).status_code == 302
    assert User.objects.filter(is_demo=True).count() == 8
