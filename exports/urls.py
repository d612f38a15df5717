"""Addresses of lists to take along; the filters of the page that links here stand behind."""

from django.urls import path

from . import activity_views, caseload_views, consent_views, ledger_views, market_views, report_views, views

app_name = "exports"
urlpatterns = [
    path("export/recruiters/", views.recruiters, name="recruiters"),
    path("export/history/", views.history, name="history"),
    path("export/activity/", activity_views.activity, name="activity"),
    path("export/submissions/", ledger_views.submissions, name="submissions"),
    path("export/market/", market_views.market, name="market"),
    path("export/coaches/", consent_views.coaching_log, name="coaching_log"),
    path("export/clients/", caseload_views.caseload, name="caseload"),
    path("export/clients/<slug:public_id>/report/", report_views.client_report, name="client_report"),
    path("export/programmes/<slug:public_id>/", report_views.programme, name="programme"),
    path("export/directory/firms/", views.firms, name="firms"),
    path("export/directory/people/", views.people, name="people"),
]
