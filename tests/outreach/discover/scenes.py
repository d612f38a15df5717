"""What Discover's tests say again and again: firms by what they cover, the page as text, one tap."""

from django.urls import reverse

from recruiters.models import Specialty
from tests.factories import make_firm

PAGE = "/discover/"


def specialties(*codes):
    return list(Specialty.objects.filter(code__in=codes))


def firm_of(name, *codes, **extra):
    firm = make_firm(name, **{"places": "Boston", "engagement": "permanent"} | extra)
    firm.specialties.set(specialties(*codes))
    return firm


def page(client, query=""):
    return client.get(PAGE + query).content.decode()


def order(text, *names):
    return sorted((name for name in names if name in text), key=text.index)


def plan(client, firm, **data):
    return client.post(reverse("outreach:plan_firm", args=[firm.public_id]), data)
