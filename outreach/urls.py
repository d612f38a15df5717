"""Addresses of outreach."""

from django.urls import path

from outreach.views import (
    acts,
    adding,
    desk,
    firm,
    links,
    log,
    preferences,
    records,
    recruiters,
    relationship,
    search,
    steps,
    today,
    undo,
    welcome,
)

app_name = "outreach"
urlpatterns = [
    path("", welcome.home, name="home"),
    path("today/", today.today, name="today"),
    path("recruiters/", recruiters.recruiters, name="recruiters"),
    path("recruiters/add/", adding.add, name="add"),
    path("recruiters/add/firms/", adding.firm_offers, name="firm_offers"),
    path("recruiters/links/", links.links, name="links"),
    path("recruiters/links/<slug:public_id>/undo/", links.undo, name="links_undo"),
    path("log/", log.log_any, name="log_any"),
    path("r/<slug:public_id>/", relationship.relationship, name="relationship"),
    path("r/<slug:public_id>/log/", log.log, name="log"),
    path("r/<slug:public_id>/log/hint/", log.hint, name="log_hint"),
    path("r/<slug:public_id>/sent/", log.sent, name="sent"),
    path("r/<slug:public_id>/answered/", log.answered, name="answered"),
    *(path(f"r/<slug:public_id>/{page.address}/", acts.view_of(page), name=page.name) for page in acts.PAGES),
    *(
        path(f"r/<slug:public_id>/history/<slug:row_id>/{page.address}/", acts.row_view_of(page), name=page.name)
        for page in acts.ROW_PAGES
    ),
    path("r/<slug:public_id>/hand-over/", desk.hand_over, name="hand_over"),
    path("firms/new/", records.new_firm, name="new_firm"),
    path("firms/<slug:public_id>/", firm.firm, name="firm"),
    path("firms/<slug:public_id>/add/", adding.add_firm, name="add_firm"),
    path("firms/<slug:public_id>/notes/", firm.notes, name="firm_notes"),
    path("firms/<slug:public_id>/edit/", records.edit_firm, name="edit_firm"),
    path("firms/<slug:public_id>/people/new/", records.new_person, name="new_person"),
    path("people/<slug:public_id>/add/", adding.add_recruiter, name="add_recruiter"),
    path("people/<slug:public_id>/edit/", records.edit_person, name="edit_person"),
    path("steps/<slug:public_id>/done/", steps.done, name="step_done"),
    path("steps/<slug:public_id>/snooze/", steps.snooze, name="step_snooze"),
    path("steps/<slug:public_id>/skip/", steps.skip, name="step_skip"),
    path("welcome/search/", welcome.search, name="welcome_search"),
    path("welcome/rhythm/", welcome.rhythm, name="welcome_rhythm"),
    path("welcome/recruiters/", welcome.recruiters, name="welcome_recruiters"),
    path("search/", search.search, name="search"),
    path("search/new/", search.new, name="search_new"),
    path("search/brief/<slug:part>/", search.brief, name="search_brief"),
    *(path(f"search/{act.address}/", search.life_view(act), name=act.name) for act in search.LIFE),
    path("settings/rhythm/", preferences.rhythm, name="settings_rhythm"),
    path("settings/days-off/", preferences.days_off, name="days_off"),
    path("settings/days-off/add/", preferences.add_days, name="days_off_add"),
    path("settings/days-off/remove/", preferences.remove_days, name="days_off_remove"),
    path("settings/days-off/holiday/", preferences.work_on, name="days_off_holiday"),
    path("settings/region/", preferences.region, name="region"),
    path("acts/<slug:public_id>/undo/", undo.undo, name="undo"),
]
