"""Addresses of the directory. They stand here because a reader's own list stands beside every row."""

from django.urls import path

from outreach.views import directory

app_name = "recruiters"
urlpatterns = [
    path("directory/", directory.firms, name="directory"),
    path("directory/people/", directory.people, name="people"),
]
