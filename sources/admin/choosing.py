"""Fields in which a record is looked up while one types."""

import re

from django.contrib import admin
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)

KEY = re.compile(r"[0-9]{1,18}")


class OnlyKeys:
    """Shows again what was chosen; what is no key of a record never was a choice."""

    def optgroups(self, name, value, attrs=None):
        """Django's own asks the database for whatever was sent, and fails of it."""
        keys = [key for key in value if not key or KEY.fullmatch(str(key))]
        return super().optgroups(name, keys, attrs)


class LookUp(OnlyKeys, AutocompleteSelect):
    pass


class LookUpSeveral(OnlyKeys, AutocompleteSelectMultiple):
    pass


class Choosing:
    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No button deletes what is chosen: that it is chosen here keeps it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(
            db_field, request, **self.looked_up(LookUp, db_field, request) | kwargs
        )

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field,
            request,
            **self.looked_up(LookUpSeveral, db_field, request) | kwargs,
        )

    def looked_up(self, widget, field, request):
        if field.name not in self.get_autocomplete_fields(request):
            return {}
        return {"widget": widget(field, self.admin_site)}


class RowsInline(Choosing, admin.TabularInline):
    """Rows of a record, one to a line."""
