"""The admin site: behind the same sign-in as everything else, and shared or system records only."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.shortcuts import redirect

from common.admin import ReadOnlyAdmin

from .models import ForgedLook, User

admin.site.site_header = admin.site.site_title = "RecruitPath"
admin.site.index_title = "Shared and system records"
# One way in, with its second step and its limits on tries; one place that changes a password.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.password_change = lambda request, extra_context=None: redirect("account_change_password")

for private in (EmailAddress, Authenticator, UserSession, Group):
    if admin.site.is_registered(private):
        admin.site.unregister(private)


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Who has which role. An address can be searched for, never browsed; nothing of a person's own is shown."""

    list_display = ["public_id", "is_active", "is_coach", "is_staff", "date_joined"]
    list_filter = ["is_active", "is_coach", "is_staff"]
    search_fields = ["=public_id", "=email"]
    search_help_text = "A public id, or the whole address of the person."
    fields = ["public_id", "is_active", "is_coach", "is_staff", "is_superuser", "date_joined"]
    readonly_fields = ["public_id", "date_joined"]
    ordering = ["-date_joined"]

    def has_module_permission(self, request):
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return False  # people sign up, or come by first_admin

    def has_delete_permission(self, request, obj=None):
        return False  # switched off instead: history is protected


@admin.register(ForgedLook)
class ForgedLookAdmin(ReadOnlyAdmin):
    """Who asked for a client whose coach they never were: ids only."""

    list_display = ["at", "reader", "asked"]
    search_fields = ["=asked", "=reader__public_id"]
    ordering = ["-at"]
