"""The addresses of the product: includes only."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("account/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("", include("recruiters.urls")),
    path("", include("outreach.urls")),
]
