"""Which page shows the form of each route, and the forms found there. A `site` is that of test_bad_input.py."""

from django.urls import Resolver404, resolve, reverse

from tests.forms_found import forms_of
from tests.test_access_matrix import ROUTES, address
from tests.transactions import rolled_back

# Routes without a form of their own: what others show, what tests of the sign-in send, what machines send, what a toast
# alone takes back.
ELSEWHERE = {
    "account_inactive", "account_confirm_login_code", "account_email_verification_sent", "accounts:first_admin",
    "account_complete_password_reset", "account_confirm_password_reset_code", "account_set_password",
    "mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp",
    "mfa_remove_webauthn", "mfa_edit_webauthn", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    "mfa_list_webauthn", "account_password_reset_completed", "mail:unsubscribe", "coaching:note_back",
    "coaching:group_back", "coaching:agreed_back",
}  # fmt: skip
NOBODY = {"account_login", "account_signup", "account_reset_password", "mfa_login_webauthn"}
KEYS = [key for key, rule in ROUTES if not key[0].startswith("admin") and key[0] not in ELSEWHERE and rule != "token"]


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
    "accounts:coaching_end": "accounts:coach",
    "accounts:invitation_withdraw": "accounts:coaches",
    "coaching:note": "coaching:client",
    "coaching:note_remove": "coaching:client",
    "coaching:session_off": "coaching:session_move",
    "coaching:session_back": "coaching:client",
    "coaching:agree": "coaching:agenda",
    "coaching:agreed_remove": "coaching:agenda",
    "coaching:agreed": "coaching:shared_notes",
    "coaching:group_remove": "coaching:group",
    "coaching:view_remove": "coaching:view",
    "coaching:lead_off": "coaching:lead",
    "coaching:lead_back": "coaching:leads",
    "coaching:suggestion": "coaching:suggestions",
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
    if name == "coaching:view_hold":
        pages = [f"{reverse('coaching:clients')}?order=session&view={site['things']['client-views/'].public_id}"]
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
