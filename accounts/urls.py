"""Addresses of one's account beside allauth's own: settings, name, who helps whom, the first admin's link."""

from django.urls import path

from .views import coaches, first_admin, invitations, settings

app_name = "accounts"
urlpatterns = [
    path("settings/", settings.overview, name="settings"),
    path("settings/profile/", settings.profile, name="profile"),
    path("settings/keys/", settings.keys, name="keys"),
    path("settings/coaches/", coaches.coaches, name="coaches"),
    path("settings/coaches/invite/", invitations.invite_coach, name="invite_coach"),
    path("settings/coaches/log/", coaches.log, name="coaching_log"),
    path("settings/coaches/<slug:public_id>/", coaches.coach, name="coach"),
    path("settings/coaches/<slug:public_id>/end/", coaches.end, name="coaching_end"),
    path("clients/invite/", invitations.invite_client, name="invite_client"),
    path("invitations/<slug:public_id>/withdraw/", coaches.withdraw, name="invitation_withdraw"),
    path("invitation/<slug:token>/", invitations.answer, name="invitation"),
    path("first-admin/<str:token>/", first_admin.first_admin, name="first_admin"),
]
