"""The addresses of the product: includes only."""

from django.contrib import admin
from django.urls import include, path

from . import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("health/", views.health, name="health"),
    path("healthz", views.healthz, name="healthz"),
    path("account/", include("allauth.urls")),
    path("", include("mail.urls")),
    path("", include("accounts.urls")),
    path("", include("outreach.directory_urls")),
    path("", include("outreach.urls")),
    path("", include("imports.urls")),
    path("", include("coaching.urls")),
    path("", include("exports.urls")),
    path("", include("demo.urls")),
]
