"""System records in the admin site, for staff to read only; the heartbeats among them."""

from django.contrib import admin

from .models import Heartbeat


class ReadOnlyAdmin(admin.ModelAdmin):
    """Staff read, without further permissions; nothing is typed in, changed or deleted."""

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return request.user.is_staff

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ["name", "seen_at", "took_ms", "done", "error"]
    ordering = ["name"]
