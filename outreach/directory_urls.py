"""Addresses of the directory. They stand here because a reader's own list stands beside every row."""

from django.urls import path

from outreach.views import directory, objections

app_name = "recruiters"
urlpatterns = [
    path("directory/", directory.firms, name="directory"),
    path("directory/people/", directory.people, name="people"),
    path("directory/objections/", objections.objections, name="objections"),
    path("directory/objections/<slug:public_id>/", objections.objection, name="objection"),
]
