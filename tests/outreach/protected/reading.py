"""What the tests of protected people read."""

from django.urls import reverse

PAGE = reverse("outreach:protected")
TODAY = reverse("outreach:today")
EMPLOYER = {"confidential": True, "current_employer": "Halden Diagnostics", "current_employer_domain": "halden.example"}
HALDEN = "Halden Diagnostics is your employer, and your search is confidential, so nothing goes there."


def url(name, relationship):
    return reverse(f"outreach:{name}", args=[relationship.public_id])


def text(answer):
    return answer.content.decode().replace("&#x27;", "'")


def standing(relationship):
    relationship.refresh_from_db()
    return relationship.stage, relationship.protected
