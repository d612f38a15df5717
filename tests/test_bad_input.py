"""Whatever is sent: no error page, words by the field, and nothing of it runs. Forms come from the URL configuration.

Each form is read from its page as a browser would, filled with what fits, then sent once for each bad value: in all
fields, and in each field alone. Every post is rolled back, so that one does not stand in the way of the next.
"""

import json
import re
from functools import cache
from types import SimpleNamespace

import pytest
from django.conf import settings as conf
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from common.paging import Page
from outreach.acts.protected import look_through
from outreach.models import Exclusion, ResumeVersion
from outreach.pages import duplicates
from tests.accounts.entrance import sign_in_and_confirm
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship
from tests.forms_found import forms_of
from tests.test_access_matrix import ROUTES, address, things  # noqa: F401 the fixture
from tests.transactions import rolled_back

pytestmark = pytest.mark.django_db

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
# Routes without a form of their own: what others show, what tests of the sign-in send, what machines send.
ELSEWHERE = {
    "account_inactive", "account_confirm_login_code", "account_email_verification_sent", "accounts:first_admin",
    "account_complete_password_reset", "account_confirm_password_reset_code", "account_set_password",
    "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp",
    "mfa_remove_webauthn", "mfa_edit_webauthn", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    "mfa_list_webauthn", "account_password_reset_completed", "mail:unsubscribe",
}  # fmt: skip
NOBODY = {"account_login", "account_signup", "account_reset_password", "mfa_login_webauthn"}
# An act in the way of a later one asks first, and answers with its question.
# A text is shown as it reads before it is kept.
ASKS = {"outreach:undo", "mail:unsubscribe", "outreach:template", "outreach:template_new", "outreach:write"}

KEYS = [key for key, rule in ROUTES if not key[0].startswith("admin") and key[0] not in ELSEWHERE and rule != "token"]


@pytest.fixture
def site(things, seeker, settings, morning, client, monkeypatch):  # noqa: F811
    """Clients of the seeker and of nobody, and one thing of each kind that is in the way of an act."""
    alike = SimpleNamespace(one=things["firms/"], other=make_firm(owner=seeker), likeness=SimpleNamespace(reasons=[]))
    monkeypatch.setattr(duplicates, "possible_duplicates", lambda user, kind, cursor, size: Page([alike]))
    for owner in (None, seeker):
        make_firm("Kestrel Search", owner=owner)
    # Nothing here reads what a template was given, and copying that costs as much as rendering.
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *args, **options: None)
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    sign_in_and_confirm(client, seeker)
    old, _new = (ResumeVersion.objects.create(seeker=seeker, number=n, made_on=MORNING.date()) for n in (1, 2))
    make_relationship(seeker).file_resume(by(seeker), old)
    _keep_confidential(seeker, things)
    desk = client.post(reverse("outreach:add_firm", args=[make_firm(owner=seeker).public_id])).url.split("/")[2]
    seeker.preferences.digest_paused = "refused"
    seeker.preferences.days_off = ["2026-12-24"]
    seeker.preferences.country = "US"
    seeker.preferences.save()
    return {"seeker": client, "nobody": Client(), "things": things, "desk": desk}


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
    judge(client.get(url, headers=strange), f"{url} with strange headers", {200, 302, 303, 404, 405, 422})
    for kind, body in bodies:
        with rolled_back():
            answer = client.post(url, body, content_type=kind, headers={"referer": "http://[::1"})
            judge(answer, f"{url} with {kind}", {200, 302, 303, 400, 404, 405, 422})


PATHS = ["/r/%00/", "/r/..%2f..%2fx/", "/acts/%F0%9F%91%A9/undo/", "/unsubscribe/%00/", "/first-admin/%00%FF/",
         "/search/brief/%E2%80%AE/", "/%00", "/" + "a" * 4000]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_breaks(path, site):
    assert site["seeker"].get(path).status_code in (400, 404, 410)


# ── Finding the forms ──


def here(key, site):
    """The address of a route for the seeker's own thing."""
    if key[0] == "outreach:hand_over":
        return reverse(key[0], args=[site["desk"]])
    return reverse(key[0]) if "<" not in key[1] else address(*key, site["things"])


# Where a form is shown that has no page of its own.
SHOWN_AT = {
    "recruiters:different": "recruiters:duplicates",
    "recruiters:merge_undo": "recruiters:merges",
    "outreach:links_undo": "outreach:links",
    "mail:send_test": "mail:log",
    "mail:try_again": "mail:log",
    "outreach:days_off_add": "outreach:days_off",
    "outreach:days_off_remove": "outreach:days_off",
    "outreach:days_off_holiday": "outreach:days_off",
    "mfa_login_webauthn": "account_login",
    "outreach:plan_firm": "outreach:discover",
    "outreach:not_for_me": "outreach:discover",
    "outreach:firm_notes": "outreach:firm",
    "outreach:firm_attach": "outreach:firm",
    "outreach:firm_note": "outreach:firm",
    "outreach:chosen": "outreach:recruiters",
    "outreach:firm_tag": "outreach:firm",
    "outreach:firm_untag": "outreach:firm",
    "outreach:attach": "outreach:relationship",
    "outreach:file_remove": "outreach:relationship",
    "outreach:note": "outreach:relationship",
    "outreach:note_pin": "outreach:relationship",
    "outreach:note_remove": "outreach:relationship",
    "outreach:told_remove": "outreach:told_edit",
    "outreach:tag": "outreach:relationship",
    "outreach:untag": "outreach:relationship",
    "outreach:view_remove": "outreach:view",
    "outreach:template_remove": "outreach:template",
    "outreach:mail_account_test": "outreach:mail_account",
    "outreach:mail_account_remove": "outreach:mail_account",
    **dict.fromkeys(["outreach:protected_confirm", "outreach:protected_remove"], "outreach:protected"),
    "outreach:protected_noted": "outreach:today",
    "outreach:resume_blind": "outreach:protected",
    "outreach:answered": "outreach:relationship",
    "outreach:sent": "outreach:relationship",
    **dict.fromkeys(
        ["imports:read_again", "imports:match", "imports:words", "imports:leave_out", "imports:decide", "imports:keep",
         "imports:all"],
        "imports:batch",
    ),
}


# What an address has to say for its page to have the form.
SAID = {"outreach:quick": "?line=called+recruiter,+back+in+touch+tomorrow"}


def forms_at(key, site):
    """(client, form) of every form that is sent to the route."""
    name = key[0]
    client = site["nobody" if name in NOBODY else "seeker"]
    pages = [here(other, site) for other, _rule in ROUTES if other[0] in (name, SHOWN_AT.get(name))]
    pages += [here(key, site) + SAID[name]] if name in SAID else []
    if name == "outreach:view_hold":  # on the list, where it differs from what the view holds
        pages = [f"{reverse('outreach:recruiters')}?sort=name&view={site['things']['recruiters/views/'].public_id}"]
    if name in site["things"]:  # an act on an import in a state of its own
        pages.append(reverse("imports:batch", args=[site["things"][name].public_id]))
    forms = []
    for page in pages:
        answer = client.get(page)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            forms += [form for form in forms_of(answer.content.decode(), page) if route_of(form.action) == name]
    unlike = {(form.action, *form.kinds): form for form in forms if form.method == "post"}
    return [(client, form) for form in unlike.values()]


def takes_posts(key, site, url):
    with rolled_back():
        client = site["nobody" if key[0] in NOBODY else "seeker"]
        return client.post(url).status_code in (422, 303)


def route_of(action):
    try:
        return resolve(action.split("?")[0]).view_name
    except Resolver404:
        return None


@cache
def asked_names():
    """Every name that the code asks of an address, and those of the search forms."""
    named = re.compile(r"""(?:GET|asked)(?:\.get\(|\[|\.getlist\()["'](\w+)["']""")
    apps = ("common", "mail", "accounts", "recruiters", "outreach", "imports", "demo", "recruitpath")
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
