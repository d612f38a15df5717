"""Addresses of the delivery log and of what mails link to."""

from django.urls import path

from . import views

app_name = "mail"
urlpatterns = [
    path("mail/", views.log, name="log"),
    path("mail/test/", views.send_test, name="send_test"),
    path("mail/again/", views.try_again, name="try_again"),
    path("mail/kept/", views.kept, name="kept"),
    path("mail/<slug:public_id>/", views.one, name="one"),
    path("mail/<slug:public_id>/html/", views.as_sent, name="as_sent"),
    path("unsubscribe/<slug:token>/", views.unsubscribe, name="unsubscribe"),
]
