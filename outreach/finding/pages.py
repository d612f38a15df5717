"""Pages in the search box, found by the beginnings of the words in their names: every one that a menu leads to."""

from django.urls import reverse
from django.utils.translation import gettext as _

from common.text import fold

from .hits import Hit


def pages(user, rest):
    """Pages whose names have words that begin so; all of them for ''."""
    words = fold(rest).split()
    return [
        Hit(reverse(name), title, icon=icon)
        for name, title, icon in _pages(user)
        if all(any(has.startswith(word) for has in fold(title).split()) for word in words)
    ]


def _pages(user):
    yield from _daily()
    yield from _gathered()
    yield from _settings()
    if user.is_staff:
        yield "recruiters:objections", _("Objections"), "user-x"
        yield "recruiters:duplicates", _("Duplicates"), "users"
        yield "recruiters:merges", _("Merges"), "merge"
        yield "health", _("Health"), "heart-pulse"
        yield "admin:index", _("Admin"), "wrench"


def _daily():
    yield "outreach:today", _("Today"), "calendar-check"
    yield "outreach:recruiters", _("Recruiters"), "book-user"
    yield "outreach:board", _("Board"), "square-kanban"
    yield "outreach:calendar", _("Calendar"), "calendar-days"
    yield "outreach:views", _("Saved views"), "list"
    yield "outreach:quick", _("Quick log"), "plus"
    yield "outreach:log_any", _("Log an interaction"), "plus"
    yield "outreach:add", _("Add a recruiter"), "user-plus"
    yield "outreach:submissions", _("Submissions"), "send"
    yield "outreach:new_application", _("Your own application"), "send"
    yield "outreach:numbers", _("Insights: what your numbers say"), "chart-line"
    yield "outreach:activity", _("Your search activity"), "chart-line"
    yield "outreach:market", _("The market: what you were told"), "chart-line"
    yield "outreach:held", _("Who holds your résumé"), "file-text"


def _gathered():
    yield "outreach:discover", _("Discover"), "compass"
    yield "recruiters:directory", _("Directory of firms"), "building-2"
    yield "recruiters:people", _("Directory of people"), "users"
    yield "outreach:links", _("Known in the directory"), "merge"
    yield "outreach:templates", _("Templates"), "file-pen-line"
    yield "imports:history", _("Import"), "upload"
    yield "imports:new", _("Import a list"), "upload"
    yield "mail:log", _("Mail log"), "mail"


def _settings():
    yield "outreach:search", _("Your job search"), "target"
    yield "outreach:protected", _("Protected: whom your search is kept from"), "shield-check"
    yield "outreach:guards", _("Guards: what they said"), "shield-check"
    yield "outreach:files", _("Your files"), "paperclip"
    yield "accounts:settings", _("Settings"), "settings"
    yield "outreach:settings_rhythm", _("Rhythm and digest"), "clock"
    yield "outreach:days_off", _("Days off"), "calendar-off"
    yield "outreach:about_you", _("About you"), "id-card"
    yield "outreach:mail_account", _("Your mail account"), "mail"
    yield "accounts:coaches", _("Who helps me: your coaches"), "user-round-check"
    yield "coaching:clients", _("Clients: whom you coach"), "users-round"
    yield "accounts:profile", _("Your name"), "user-round"
    yield "accounts:keys", _("Keyboard"), "keyboard"
    yield "account_email", _("Email address"), "mail"
    yield "account_change_password", _("Password"), "lock"
    yield "mfa_index", _("Second step: app and passkeys"), "key"
    yield "usersessions_list", _("Where you are signed in"), "monitor-smartphone"
