"""Addresses of the directory. They stand here because a reader's own list stands beside every row."""

from django.urls import path

from outreach.views import directory, duplicates, merging, objections

app_name = "recruiters"
urlpatterns = [
    path("directory/", directory.firms, name="directory"),
    path("directory/people/", directory.people, name="people"),
    path("directory/objections/", objections.objections, name="objections"),
    path("directory/objections/<slug:public_id>/", objections.objection, name="objection"),
    path("directory/duplicates/", duplicates.duplicates, name="duplicates"),
    path("directory/duplicates/different/", duplicates.different, name="different"),
    path("directory/firms/<slug:public_id>/merge/", merging.merge_view("firm"), name="merge_firm"),
    path("directory/people/<slug:public_id>/merge/", merging.merge_view("recruiter"), name="merge_person"),
    path("directory/merges/", merging.merges, name="merges"),
    path("directory/merges/<slug:public_id>/", merging.one_merge, name="merge"),
    path("directory/merges/<slug:public_id>/undo/", merging.undo, name="merge_undo"),
]
