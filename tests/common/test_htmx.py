"""Answers for htmx and for browsers without it."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse, JsonResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from common.htmx import is_htmx, redirect_or_fragment, render_fragment, toast, vary_on_htmx

UNDO = "/acts/abc/undo/"


@pytest.fixture
def ask():
    def request(**headers):
        request = RequestFactory().post("/r/abc/log/", headers=headers)
        request.htmx = HtmxDetails(request)
        request._messages = CookieStorage(request)
        return request

    return request


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Boosted": "true"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_who_wants_a_fragment(ask, headers, wanted):
    assert is_htmx(ask(**headers)) is wanted


def test_without_htmx_an_act_ends_in_303(ask):
    response = redirect_or_fragment(ask(), "/r/abc/", "_toasts.html")
    assert (response.status_code, response["Location"]) == (303, "/r/abc/")


def test_with_htmx_it_ends_in_the_fragment(ask):
    response = redirect_or_fragment(ask(**{"HX-Request": "true"}), "/r/abc/", "_toasts.html")
    assert response.status_code == 200
    assert response["Vary"] == "HX-Request"
    assert 'id="toasts"' in response.content.decode()


def test_with_htmx_and_no_fragment_the_browser_moves_on(ask):
    assert redirect_or_fragment(ask(**{"HX-Request": "true"}), "/today/")["HX-Redirect"] == "/today/"


def test_a_toast_comes_along_with_its_undo_and_only_once(ask):
    request = ask(**{"HX-Request": "true"})
    toast(request, "Snoozed <until> Wednesday", UNDO)
    html = render_fragment(request, "_elements.html").content.decode()
    assert '<div hx-swap-oob="beforeend:#toasts">' in html
    assert "Snoozed &lt;until&gt; Wednesday" in html
    assert f'action="{UNDO}"' in html
    assert "csrfmiddlewaretoken" in html
    assert request._messages.used, "the next page does not say it again"


def test_a_toast_without_undo_has_no_button(ask):
    request = ask()
    toast(request, "Saved")
    assert [message.extra_tags for message in get_messages(request)] == [""]


def test_html_says_that_it_may_be_a_fragment():
    page = vary_on_htmx(lambda request: HttpResponse("<p>"))(None)
    data = vary_on_htmx(lambda request: JsonResponse({}))(None)
    assert page["Vary"] == "HX-Request"
    assert "Vary" not in data
