"""Addresses of a coach's pages."""

from django.urls import path

from .views import caseload

app_name = "coaching"
urlpatterns = [
    path("clients/", caseload.clients, name="clients"),
]
