"""Addresses of a coach's pages."""

from django.urls import path

from .views import agreed, caseload, client, given, leads, notes, place, sessions, settings, suggestions

app_name = "coaching"
urlpatterns = [
    path("clients/", caseload.clients, name="clients"),
    path("clients/<slug:public_id>/", client.client, name="client"),
    path("clients/<slug:public_id>/notes/", notes.write, name="note"),
    path("clients/<slug:public_id>/live/", place.live, name="live"),
    path("clients/<slug:public_id>/place/", place.enter, name="place"),
    path("clients/<slug:public_id>/place/<path:rest>", place.place, name="place_page"),
    path("clients/<slug:public_id>/session/", sessions.arrange, name="session"),
    path("clients/<slug:public_id>/agenda/", sessions.agenda, name="agenda"),
    path("clients/<slug:public_id>/agreed/", agreed.agree, name="agree"),
    path("leads/", leads.leads, name="leads"),
    path("leads/new/", leads.new, name="lead_new"),
    path("leads/<slug:public_id>/", leads.lead, name="lead"),
    path("leads/<slug:public_id>/off/", leads.take_back, name="lead_off"),
    path("leads/<slug:public_id>/back/", leads.put_back, name="lead_back"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/<slug:public_id>/", suggestions.suggestion, name="suggestion"),
    path("settings/clients/", settings.coach, name="settings"),
    path("settings/check-in/", settings.check_in, name="check_in"),
    path("sessions/<slug:public_id>/", sessions.move, name="session_move"),
    path("sessions/<slug:public_id>/off/", sessions.call_off, name="session_off"),
    path("sessions/<slug:public_id>/back/", sessions.put_back, name="session_back"),
    path("agreed/<slug:public_id>/remove/", agreed.remove, name="agreed_remove"),
    path("agreed/<slug:public_id>/", agreed.answer, name="agreed"),
    path("coach-notes/", given.given, name="shared_notes"),
    path("coach-notes/<slug:public_id>/remove/", notes.remove, name="note_remove"),
]
