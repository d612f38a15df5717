"""Addresses of one's account beside allauth's own: settings, name, the first admin's link."""

from django.urls import path

from .views import first_admin, settings

app_name = "accounts"
urlpatterns = [
    path("settings/", settings.overview, name="settings"),
    path("settings/profile/", settings.profile, name="profile"),
    path("settings/keys/", settings.keys, name="keys"),
    path("first-admin/<str:token>/", first_admin.first_admin, name="first_admin"),
]
