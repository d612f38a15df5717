"""Which pages there are to look at, by route, and who looks: for every test that goes through all of them."""

from .addresses import names
from .site import ADMIN, COACH, SEEKER

# Routes that show nothing of their own: they act, lead elsewhere, or answer with a part of a page.
NO_PAGE = {
    "account_inactive", "account_set_password", "mail:send_test", "mail:try_again", "mail:as_sent", "outreach:home",
    "outreach:log_hint", "outreach:region", "outreach:firm_notes", "outreach:days_off_add", "outreach:days_off_remove",
    "outreach:days_off_holiday", "imports:progress", "imports:read_again", "imports:match", "imports:words",
    "imports:errors", "imports:leave_out", "imports:all", "imports:decide", "imports:keep", "imports:stop",
    "imports:go_on", "imports:first_week", "mfa_download_recovery_codes", "mfa_login_webauthn", "mfa_reauthenticate",
    "outreach:tag", "outreach:untag", "outreach:firm_tag", "outreach:firm_untag", "outreach:note", "outreach:firm_note",
    "outreach:note_pin", "outreach:note_remove", "outreach:attach", "outreach:firm_attach", "outreach:download",
    "outreach:told_remove", "outreach:file_remove", "outreach:live", "outreach:live_relationship", "outreach:live_firm",
    "recruiters:different", "recruiters:merge_undo", "outreach:links_undo", "outreach:firm_offers",
    "outreach:protected_confirm", "outreach:protected_noted", "outreach:protected_remove", "outreach:resume_blind",
    "outreach:view_counts", "outreach:view_hold", "outreach:view_remove", "outreach:chosen", "outreach:bulk_progress",
    "outreach:template_remove", "outreach:mail_account_test", "outreach:mail_account_remove", "outreach:not_for_me",
    "accounts:coaching_end", "accounts:invitation_withdraw", "coaching:note", "coaching:note_remove",
    "coaching:note_back", "coaching:group_back", "coaching:agreed_back",
    "coaching:agree", "coaching:agreed", "coaching:agreed_remove", "coaching:session_off", "coaching:session_back",
    "coaching:lead_off", "coaching:lead_back", "coaching:suggestion", "coaching:live", "coaching:place",
    "coaching:group_remove", "coaching:view_hold", "coaching:view_remove",
}  # fmt: skip
# Pages that need more than an address: a code on its way, a second step, a link from a mail. test_axe walks there.
WALKED = {
    "account_email_verification_sent", "account_confirm_login_code", "account_confirm_password_reset_code",
    "account_complete_password_reset", "mfa_authenticate", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_add_webauthn", "mfa_remove_webauthn",
    "mfa_edit_webauthn", "mfa_reauthenticate_webauthn", "mail:unsubscribe", "accounts:first_admin",
    "outreach:bulk", "outreach:search_resume", "outreach:search_fell_through", "recruiters:merge",
}  # fmt: skip
NOBODY = {"account_login", "account_signup", "account_reset_password", "account_password_reset_completed"}
STAFF = {
    "health", "outreach:edit_firm", "outreach:edit_person", "recruiters:objection", "recruiters:objections",
    "recruiters:merge_firm", "recruiters:merge_person",
}  # fmt: skip
OF_COACH = {
    "coaching:client", "coaching:agenda", "coaching:session", "coaching:session_move", "coaching:lead",
    "coaching:lead_new", "coaching:settings", "coaching:place_page",
    "coaching:report", "coaching:group", "coaching:group_put", "coaching:view", "coaching:programme",
}  # fmt: skip
# What the coach, who has no search and no recruiters, sees empty; or has, and others see empty.
EMPTY = {
    "outreach:today", "outreach:recruiters", "outreach:log_any", "outreach:search", "mail:log", "recruiters:directory",
    "imports:history", "outreach:board", "outreach:calendar", "outreach:numbers", "outreach:activity",
    "outreach:market", "outreach:held", "outreach:protected", "outreach:submissions", "outreach:discover",
    "coaching:clients", "coaching:shared_notes", "coaching:leads", "coaching:suggestions",
    "coaching:groups", "coaching:view_new", "coaching:programmes",
}  # fmt: skip
ONLY_EMPTY = {"outreach:search_new"}

PAGES = sorted(set(names()) - NO_PAGE - WALKED)


def looked_at(site, name):
    """(whose eyes, address) of every page of a route on a site with the demo."""
    if not hasattr(site, "pages"):
        site.pages = site.addresses()
    found = site.pages["routes"][name]
    assert found, f"tests/e2e/addresses.py knows no page of {name}"
    if name in NOBODY:
        return [("", address) for address in found]
    if name in OF_COACH:
        return [(COACH, address) for address in found]
    if name in STAFF:
        return [(ADMIN, address) for address in found]
    eyes = [] if name in ONLY_EMPTY else [SEEKER]
    return [(each, address) for each in [*eyes, *([COACH] if name in EMPTY | ONLY_EMPTY else [])] for address in found]
