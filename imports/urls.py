"""Addresses of imports."""

from django.urls import path

from imports.views import acts, batch, choose, columns, history, rows

app_name = "imports"
urlpatterns = [
    path("imports/", history.history, name="history"),
    path("imports/new/", choose.new, name="new"),
    path("imports/<slug:public_id>/", batch.batch, name="batch"),
    path("imports/<slug:public_id>/progress/", batch.progress, name="progress"),
    path("imports/<slug:public_id>/read-again/", columns.read_again, name="read_again"),
    path("imports/<slug:public_id>/match/", columns.match, name="match"),
    path("imports/<slug:public_id>/words/", columns.words, name="words"),
    path("imports/<slug:public_id>/errors.csv", rows.errors, name="errors"),
    path("imports/<slug:public_id>/leave-out/", rows.leave_out, name="leave_out"),
    path("imports/<slug:public_id>/all/", rows.all_of_them, name="all"),
    path("imports/<slug:public_id>/rows/<int:number>/", rows.row, name="row"),
    path("imports/<slug:public_id>/rows/<int:number>/decide/", rows.decide, name="decide"),
    path("imports/<slug:public_id>/keep/", acts.keep, name="keep"),
    path("imports/<slug:public_id>/stop/", acts.stop, name="stop"),
    path("imports/<slug:public_id>/go-on/", acts.go_on, name="go_on"),
    path("imports/<slug:public_id>/undo/", acts.undo, name="undo"),
    path("imports/<slug:public_id>/throw-away/", acts.throw_away, name="throw_away"),
    path("imports/<slug:public_id>/first-week/", acts.first_week, name="first_week"),
]
