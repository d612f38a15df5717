"""Addresses of a coach's pages."""

from django.urls import path

from .views import caseload, client, notes, place

app_name = "coaching"
urlpatterns = [
    path("clients/", caseload.clients, name="clients"),
    path("clients/<slug:public_id>/", client.client, name="client"),
    path("clients/<slug:public_id>/notes/", notes.write, name="note"),
    path("clients/<slug:public_id>/live/", place.live, name="live"),
    path("clients/<slug:public_id>/place/", place.enter, name="place"),
    path("clients/<slug:public_id>/place/<path:rest>", place.place, name="place_page"),
    path("coach-notes/", notes.shared, name="shared_notes"),
    path("coach-notes/<slug:public_id>/remove/", notes.remove, name="note_remove"),
]
