"""Users and roles: managed by admins, who are no exception to two pairs of eyes."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from sources.admin.desk import ViewOnly

NOBODY = "seed"  # publishes the seeds, cannot log in, and stays so

for model in (User, Group):
    admin.site.unregister(model)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts get roles; no account is made all-powerful at the desk."""

    show_full_result_count = False
    list_display = ["username", "email", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["username", "email"]
    fieldsets = [
        (None, {"fields": ["username", "password", "email"]}),
        ("Roles", {"fields": ["is_active", "is_staff", "groups"]}),
    ]
    readonly_fields = ["last_login"]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj and (obj.is_superuser or obj.username == NOBODY):
            return allowed and request.user.is_superuser and obj.username != NOBODY
        return allowed

    def has_delete_permission(self, request, obj=None):
        """An account is closed by making it inactive: the history names it."""
        return False


@admin.register(Group)
class RoleAdmin(ViewOnly, GroupAdmin):
    """What a role may do is said in config/roles.py."""


@admin.register(LogEntry)
class LogEntryAdmin(ViewOnly):
    list_display = ["action_time", "user", "content_type", "object_repr"]
    list_filter = ["action_flag"]
    list_select_related = ["user", "content_type"]
    search_fields = ["=user__username", "object_repr"]
