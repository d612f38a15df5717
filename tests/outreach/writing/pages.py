"""The page of writing to someone, as the tests of it open and fill it in."""

import re

from django.urls import reverse

KNOWN = {"headline": "a finance leader", "years": "12", "phone": "617 555 0100"}


def at(relationship, query=""):
    return reverse("outreach:write", args=[relationship.public_id]) + query


def fields(html):
    """What the form starts with."""
    found = {"template": ""} | dict(re.findall(r'<input[^>]*name="(\w+)" value="([^"]*)"', html))
    found |= {"body": re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", html, re.S)[1].replace("&#x27;", "'")}
    found["way"] = re.search(r'name="way" value="(\w+)"[^>]*checked', html)[1]
    return found


def said(page, relationship, query="", **changed):
    return fields(page.get(at(relationship, query)).content.decode()) | changed
