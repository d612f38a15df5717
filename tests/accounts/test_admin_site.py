"""The admin site: one door, staff only, shared and system records only."""

import pytest
from django.contrib import admin as admin_site
from django.urls import reverse

from accounts.models import ForgedLook, User
from common.models import Heartbeat
from recruiters.models import Affiliation, Firm, Neighbours, Recruiter, Specialty
from tests.cast import MORNING
from tests.factories import make_firm, make_recruiter

pytestmark = pytest.mark.django_db

KEPT = {User, Firm, Recruiter, Affiliation, Specialty, Neighbours, Heartbeat, ForgedLook}


@pytest.fixture
def keeper(db, signed_in):
    """Staff without any further permission."""
    return signed_in(User.objects.create_user("kim@admin.example", "x", is_staff=True))


def test_only_shared_and_system_records_are_registered():
    assert set(admin_site.site._registry) == KEPT


def test_the_door_is_the_one_sign_in(client, seeker, admin, signed_in):
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert signed_in(seeker).get("/admin/", follow=True).status_code == 403
    page = signed_in(admin).get("/admin/")
    assert page.status_code == 200
    assert signed_in(admin).get("/admin/password_change/").url == reverse("account_change_password")


def test_users_show_roles_and_no_person(signed_in, admin, seeker, keeper):
    client = signed_in(admin)
    url = reverse("admin:accounts_user_changelist")
    listed = client.get(url).content.decode()
    assert seeker.public_id in listed
    found = client.get(url, {"q": seeker.email})
    assert seeker.public_id in found.content.decode()
    assert seeker.public_id not in client.get(url, {"q": seeker.email[:5]}).content.decode()
    page = client.get(reverse("admin:accounts_user_change", args=[seeker.pk])).content.decode()
    for text in (seeker.email, seeker.name):
        assert text not in listed
        assert text not in page
    assert keeper.get(url).status_code == 403


def test_private_records_are_not_there(keeper, seeker):
    private, shared = make_firm("Private & Co", owner=seeker), make_firm("Shared & Co")
    listed = keeper.get(reverse("admin:recruiters_firm_changelist")).content.decode()
    assert "Shared &amp; Co" in listed
    assert "Private" not in listed
    url = reverse("admin:recruiters_firm_change", args=[private.pk])
    assert keeper.get(url).status_code == 302  # to the index, with "does not exist"
    assert keeper.get(reverse("admin:recruiters_firm_change", args=[shared.pk])).status_code == 200


def test_a_shared_row_never_points_to_a_private_one(keeper, seeker):
    private = make_firm(owner=seeker)
    recruiter = make_recruiter("Ingrid Solberg")
    data = {"recruiter": recruiter.pk, "firm": private.pk}
    answer = keeper.post(reverse("admin:recruiters_affiliation_add"), data)
    assert answer.status_code == 200
    assert "firm" in answer.context["adminform"].form.errors


def firm_data(firm, **changes):
    fields = ["name", "pay_model", "setting", "paid_by", "engagement", "website", "email", "phone", "places"]
    return {name: getattr(firm, name) for name in fields} | {"trading_names": "", "source": ""} | changes


def test_a_firm_changes_its_profile_from_today_on(keeper, morning):
    firm = make_firm("Brightwater", pay_model="contingency")
    data = firm_data(firm, pay_model="retained", trading_names="Brightwater Group\nBW")
    answer = keeper.post(reverse("admin:recruiters_firm_change", args=[firm.pk]), data)
    assert answer.status_code == 302, answer.context["errors"]
    firm.refresh_from_db()
    assert (firm.pay_model, firm.trading_names) == ("retained", ["Brightwater Group", "BW"])
    assert [(row.pay_model, row.made_on.year) for row in firm.profiles.all()] == [
        ("contingency", 1900),
        ("retained", MORNING.year),
    ]


def test_a_twin_of_a_shared_firm_is_refused_with_a_sentence(keeper):
    firm = make_firm("Brightwater")
    answer = keeper.post(reverse("admin:recruiters_firm_add"), firm_data(firm, name="BRIGHTWATER"))
    assert answer.status_code == 200
    assert "has a firm of this name" in answer.content.decode()


def test_archiving_takes_a_firm_off_the_directory(keeper, seeker):
    firm = make_firm()
    data = {"action": "archive", "_selected_action": [firm.pk]}
    keeper.post(reverse("admin:recruiters_firm_changelist"), data)
    assert not Firm.objects.visible_to(seeker).filter(pk=firm.pk).exists()
    keeper.post(reverse("admin:recruiters_firm_changelist"), data | {"action": "bring_back"})
    assert Firm.objects.visible_to(seeker).filter(pk=firm.pk).exists()


@pytest.mark.parametrize("model", sorted(KEPT, key=str))
def test_every_list_opens(model, signed_in, admin):
    client = signed_in(admin)
    make_recruiter()
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert client.get(reverse(f"{name}_changelist"), {"q": "a"}).status_code == 200
    if model not in (User, Heartbeat, ForgedLook):
        assert client.get(reverse(f"{name}_add")).status_code == 200
