"""Addresses of a coach's pages."""

from django.urls import path

from .views import caseload, client, notes

app_name = "coaching"
urlpatterns = [
    path("clients/", caseload.clients, name="clients"),
    path("clients/<str:public_id>/", client.client, name="client"),
    path("clients/<str:public_id>/notes/", notes.write, name="note"),
    path("coach-notes/", notes.shared, name="shared_notes"),
    path("coach-notes/<str:public_id>/remove/", notes.remove, name="note_remove"),
]
