"""What the pages of all records have in common."""

from django.contrib import admin, messages
from django.db.models import ProtectedError, RestrictedError
from django.shortcuts import redirect

from sources.admin.choosing import Choosing
from sources.admin.history import HistoryAdmin
from sources.admin.versioned import VersionedAdmin
from sources.deletion import is_free


class DeskAdmin(Choosing, admin.ModelAdmin):
    """Lists that stay quick, and deletions that are refused with the reason."""

    show_full_result_count = False
    list_per_page = 50

    def get_deleted_objects(self, objs, request):
        """Whoever may delete a record deletes its rows with it, which are no records."""
        found = super().get_deleted_objects(objs, request)
        deleted, counts, needed, protected = found
        return deleted, counts, needed & {self.opts.verbose_name}, protected

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except (ProtectedError, RestrictedError) as error:
            messages.error(request, f"Nothing was deleted: {error.args[0]}")
            return redirect("..")


class RecordAdmin(HistoryAdmin, VersionedAdmin, DeskAdmin):
    """A record that people edit; its public id is shown and never changes."""

    def get_readonly_fields(self, request, obj=None):
        shown = super().get_readonly_fields(request, obj)
        has_id = any(field.name == "public_id" for field in self.opts.fields)
        return ["public_id", *shown] if obj and has_id else shown

    def render_change_form(self, request, context, obj=None, **kwargs):
        """Offer to delete only what can be deleted."""
        context.setdefault("show_delete", obj is not None and self.is_free(obj))
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def is_free(self, record):
        """Return whether nothing refers to a record that stays when it is deleted."""
        return is_free(record)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if any(part.has_changed() for part in (form, *formsets)):
            self.saved(request, form.instance)

    def revert(self, request, record, event, columns):
        refusal = super().revert(request, record, event, columns)
        if not refusal:
            self.saved(request, record)
        return refusal

    def saved(self, request, record):
        """Do what follows from a change of the record or of its rows."""


class ViewOnly(DeskAdmin):
    """What is looked at, and written by nobody at the desk."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
