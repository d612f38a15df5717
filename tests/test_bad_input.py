"""Whatever is sent: no error page, words by the field, and nothing of it runs. Forms come from the URL configuration.

Each form is read from its page as a browser would, filled with what fits, then sent once for each bad value: in all
fields, and in each field alone. Every post is rolled back, so that one does not stand in the way of the next.
"""

import json
import re
from functools import cache
from types import SimpleNamespace

import pytest
import time_machine
from django.conf import settings as conf
from django.db import connection
from django.test import Client
from django.urls import reverse

from common.paging import Page
from outreach.acts.protected import look_through
from outreach.models import Exclusion, ResumeVersion
from outreach.pages import duplicates
from tests.accounts.entrance import sign_in_and_confirm
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship
from tests.forms_found import forms_of
from tests.forms_shown import KEYS, NOBODY, forms_at, here, takes_posts
from tests.standing import db, standing  # noqa: F401 the fixtures
from tests.test_access_matrix import owner, seeker, things  # noqa: F401 the fixtures
from tests.transactions import rolled_back

SCRIPT = "<script>alert(7)</script>"
MARKUP = '"><img src=x onerror=alert(7)>'
LONG = "Überlang " * 1_111
EVERYWHERE = ["", "   ", LONG, SCRIPT, MARKUP, "a\x00b", "\u202etxt.exe", "\u200f👩🏽‍🚀\ufeff", "-1", "1e9", "NaN",
              "9" * 20, "9999-12-31", "0001-01-01", "٣", ["a", "b"], '{"a": [1]}']  # fmt: skip
ALONE = [LONG, SCRIPT, "\u202ea\x00", "9" * 20]
if connection.vendor == "postgresql":  # the second run: only what its driver, or its columns, may take otherwise
    EVERYWHERE = [value for value in EVERYWHERE if value not in ("   ", MARKUP, "-1", "1e9", "٣", '{"a": [1]}')]
    ALONE = [LONG, "\u202ea\x00", "9" * 20]
OF_KIND = {"date": ["", "2026-02-30", "9999-12-31"], "number": ["-1", "1e9"]}
CHOSEN = ["a\x00", "nowhere"]  # for what a person picks rather than types
FEW = [LONG, SCRIPT, "a\x00b"]
# An act in the way of a later one asks first, and answers with its question; so does a list of whom it is about.
# A text is shown as it reads before it is kept.
ASKS = {"outreach:undo", "mail:unsubscribe", "outreach:template", "outreach:template_new", "outreach:write",
        "coaching:group_put"}  # fmt: skip


@pytest.fixture(scope="module")
def standing_site(things, owner):  # noqa: F811
    """One thing of each kind that is in the way of an act, and the cookies of whoever signed in."""
    with time_machine.travel(MORNING, tick=False):
        for of in (None, owner):
            make_firm("Kestrel Search", owner=of)
        client = Client()
        sign_in_and_confirm(client, owner)
        old, _new = (ResumeVersion.objects.create(seeker=owner, number=n, made_on=MORNING.date()) for n in (1, 2))
        make_relationship(owner).file_resume(by(owner), old)
        _keep_confidential(owner, things)
        desk = client.post(reverse("outreach:add_firm", args=[make_firm(owner=owner).public_id])).url.split("/")[2]
        owner.preferences.digest_paused = "refused"
        owner.preferences.days_off = ["2026-12-24"]
        owner.preferences.country = "US"
        owner.preferences.save()
        cookies = {name: cookie.value for name, cookie in client.cookies.items()}
        return {"things": things, "desk": desk, "alike": make_firm(owner=owner), "cookies": cookies}


@pytest.fixture
def site(standing_site, db, settings, morning, monkeypatch):  # noqa: F811
    """Clients of the seeker and of nobody, and the things."""
    one, other = standing_site["things"]["firms/"], standing_site["alike"]
    alike = SimpleNamespace(one=one, other=other, likeness=SimpleNamespace(reasons=[]))
    monkeypatch.setattr(duplicates, "possible_duplicates", lambda user, kind, cursor, size: Page([alike]))
    # Nothing here reads what a template was given, and copying that costs as much as rendering.
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *args, **options: None)
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    client = Client()
    client.cookies.load(standing_site["cookies"])
    return {"seeker": client, "nobody": Client(), **standing_site}


def _keep_confidential(seeker, things):  # noqa: F811
    """An entry from an earlier search, somebody who was paused for it, a résumé to mark: their forms are shown."""
    seeker.jobsearchs.update(confidential=True)
    Exclusion.objects.filter(pk=things["search/protected/"].pk).update(said_in="")
    make_relationship(seeker, firm=make_firm("Acme"))
    look_through(seeker, MORNING)
    ResumeVersion.objects.get_or_create(seeker=seeker, number=1, defaults={"made_on": MORNING.date()})


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key[0])
def test_no_form_breaks(key, site):
    found = forms_at(key, site)
    url = here(key, site)
    if takes_posts(key, site, url):
        assert found, f"no page shows the form of {key[0]}: tell this test where"
    for client, form in found:
        fits = sent(client, form, form.data, key)
        for values in bad_posts(form):
            sent(client, form, form.data | values, key)
        for name, value in bad_fields(form):
            answer = sent(client, form, form.data | {name: value}, key)
            if answer.status_code == 422 and fits.status_code in (302, 303):
                assert says_why(answer, name), f"{form.action}: nothing by {name} says what is wrong with {value!r:.60}"


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key[0])
def test_no_address_breaks(key, site):
    url, client = here(key, site), site["nobody" if key[0] in NOBODY else "seeker"]
    page = client.get(url)
    if page.status_code == 405 or page.streaming:
        return
    for value in EVERYWHERE if b'method="get"' in page.content else FEW:
        answer = client.get(url, dict.fromkeys(asked_names(), value))
        judge(answer, f"{url} with {value!r:.60}", {200, 301, 302, 303, 404, 422})


def test_no_hint_breaks(site):
    """What would follow is asked with the log form's fields while they are being typed."""
    relationship, client = site["things"]["r/"], site["seeker"]
    page = client.get(reverse("outreach:log", args=[relationship.public_id])).content.decode()
    (form,) = (form for form in forms_of(page, "") if "occurred_on" in form.kinds)
    url = reverse("outreach:log_hint", args=[relationship.public_id])
    assert client.get(url, form.data).content.strip()
    for name in form.kinds:
        for value in EVERYWHERE:
            judge(client.get(url, form.data | {name: value}), f"{url} with {name}={value!r:.60}", {200})


@pytest.mark.once  # what is no form is refused before it reaches a database
@pytest.mark.parametrize("key", KEYS, ids=lambda key: key[0])
def test_no_body_and_no_header_breaks(key, site):
    url, client = here(key, site), site["nobody" if key[0] in NOBODY else "seeker"]
    strange = {"referer": "http://[::1", "hx-request": "true", "hx-current-url": "\\\\x\x00", "hx-target": MARKUP,
               "accept-language": ";;q=9,\x7f", "hx-boosted": "maybe"}  # fmt: skip
    bodies = [
        ("application/json", json.dumps({"note": [SCRIPT]})),
        ("application/x-www-form-urlencoded", b"note=%ff%fe&note=%00&day=%u1234&=&&"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\ncut off'),
        ("application/x-www-form-urlencoded", "&".join(["f=1"] * (conf.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))),
    ]
    judge(client.get(url, headers=strange), f"{url} with strange headers", {200, 204, 302, 303, 404, 405, 422})
    for kind, body in bodies:
        with rolled_back():
            answer = client.post(url, body, content_type=kind, headers={"referer": "http://[::1"})
            judge(answer, f"{url} with {kind}", {200, 302, 303, 400, 404, 405, 422})


PATHS = ["/r/%00/", "/r/..%2f..%2fx/", "/acts/%F0%9F%91%A9/undo/", "/unsubscribe/%00/", "/first-admin/%00%FF/",
         "/search/brief/%E2%80%AE/", "/clients/%00/", "/settings/coaches/%00/end/", "/invitation/%00%FF/",
         "/%00", "/" + "a" * 4000]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_breaks(path, site):
    assert site["seeker"].get(path).status_code in (400, 404, 410)


@cache
def asked_names():
    """Every name that the code asks of an address, and those of the search forms."""
    named = re.compile(r"""(?:GET|asked)(?:\.get\(|\[|\.getlist\()["'](\w+)["']""")
    apps = ("common", "mail", "accounts", "recruiters", "outreach", "imports", "coaching", "demo", "recruitpath")
    files = [path for app in apps for path in (conf.BASE_DIR / app).rglob("*.py")]
    return sorted({name for path in files for name in named.findall(path.read_text())} | {"next", "key", "all", "q"})


# ── What is sent ──


def bad_posts(form):
    """One bad value in every field at once."""
    yield {name: [] for name in form.data}
    for value in EVERYWHERE:
        yield dict.fromkeys(form.kinds, value)


def bad_fields(form):
    """(name, value) for each field alone; of a table's rows the first speaks for all."""
    for name, kind in form.kinds.items():
        if re.search("-[1-9]-", name):
            continue
        typed = kind not in ("select", "radio", "checkbox", "hidden", "button")
        for value in [*ALONE, *OF_KIND.get(kind, [])] if typed else CHOSEN:
            yield name, value


def sent(client, form, data, key):
    """The answer to a post that is undone afterwards; it and the page it leads to are judged."""
    what = f"{form.action} with " + ", ".join(f"{name}={value!r:.40}" for name, value in data.items())
    hidden = {"hidden", "button"} & set(form.kinds.values())
    allowed = {302, 303, 422} | ({404} if hidden else set()) | ({200} if key[0] in ASKS else set())
    with rolled_back():
        answer = client.post(form.action, data)
        judge(answer, what, allowed)
        if answer.status_code == 422:
            assert says_why(answer), f"{what}: nothing says what is wrong"
        elif answer.status_code in (302, 303) and answer.url.startswith("/"):
            judge(client.get(answer.url), f"{answer.url} after {what}", {200, 302, 303, 404})
    return answer


def judge(answer, what, allowed):
    assert answer.status_code in allowed, f"{answer.status_code} for {what}"
    if "html" in answer.get("Content-Type", ""):
        html = answer.content.decode()
        assert SCRIPT not in html, f"a script of {what} would run"
        assert MARKUP not in html, f"markup of {what} would come alive"


def says_why(answer, name=""):
    """Whether the page says what is wrong: by the field of that name, or above the form."""
    html = answer.content.decode()
    by_field = f'id="id_{name}_error"' in html if name else 'class="field-error"' in html
    return by_field or 'role="alert"' in html
