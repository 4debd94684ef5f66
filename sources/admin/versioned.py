"""How the second of two editors is told, with nothing lost that either typed."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model
from django.template.response import TemplateResponse

from sources.difference import difference
from sources.models import successor

MOVED_ON = "moved_on"


class Seen(forms.ModelForm):
    """A form that is saved only over the version that its editor has seen."""

    seen = None

    def clean(self):
        if self.seen != str(self.instance.version):
            self.add_error(
                None,
                forms.ValidationError(
                    "Somebody saved this record after you opened it. Nothing of"
                    " yours is lost: compare, then save again to keep your version.",
                    code=MOVED_ON,
                ),
            )
        return super().clean()


class VersionedAdmin(admin.ModelAdmin):
    """Refuses, with 409 and both versions, to save over what was not seen.

    The rows of inlines count: a change of theirs is one of the record.
    """

    change_form_template = "admin/versioned_change_form.html"

    def get_object(self, request, object_id, from_field=None):
        """Lock what a POST is going to compare and to write."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST":
            locked = type(found).objects.select_for_update(no_key=True)
            locked.filter(pk=found.pk).first()
            found = super().get_object(request, object_id, from_field)
        return found

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Keep what was typed where the record was merged or deleted since it was opened."""
        if request.method == "POST" and self.has_change_permission(request):
            found = self.get_object(request, object_id)
            there = found and successor(found)
            if found is None or there:
                return self.missed(request, there)
        return super().change_view(request, object_id, form_url, extra_context)

    def missed(self, request, there):
        """Show what was typed beside the record that took its place, if one did."""
        form = self.get_form(request, None, change=True)(
            request.POST, request.FILES, instance=there
        )
        formsets, _ = self._create_formsets(
            request, there or self.model(), change=there is not None
        )
        for part in (form, *formsets):
            part.is_valid()
        context = self.admin_site.each_context(request) | {
            "title": f"This {self.opts.verbose_name} was {'merged' if there else 'deleted'}",
            "there": there,
            "conflict": list(conflict(form, formsets)),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/missed.html", context, status=409)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if not change or request.method != "POST":
            return form
        seen = request.POST.get("version")
        return type(form)(form.__name__, (Seen, form), {"seen": seen})

    def render_change_form(self, request, context, **kwargs):
        response = super().render_change_form(request, context, **kwargs)
        form = context["adminform"].form
        if form.is_bound and form.has_error(NON_FIELD_ERRORS, MOVED_ON):
            formsets = [x.formset for x in context["inline_admin_formsets"]]
            response.context_data["conflict"] = list(conflict(form, formsets))
            response.status_code = 409
        return response


@dataclass
class Differing:
    """A field that the stored record and the typed form put differently."""

    label: str
    theirs: str
    yours: str

    def pieces(self):
        return difference(self.theirs, self.yours)


def conflict(form, formsets):
    """Yield what differs; the forms took their initial values from what is stored."""
    yield from differing(form)
    for formset in formsets:
        name = str(formset.model._meta.verbose_name)
        for row in formset.forms:
            yield from differing(row, f"{name}: ")
        typed = {row.instance.pk for row in formset.forms}
        for row in formset.get_queryset():
            if row.pk not in typed:
                yield Differing(f"{name}, added meanwhile and kept", str(row), "")


def differing(form, prefix=""):
    typed = getattr(form, "cleaned_data", {})
    for name in form.changed_data:
        field, bound = form.fields[name], form[name]
        yours = typed.get(name, bound.data)
        label = f"{prefix}{bound.label}"
        yield Differing(label, shown(field, bound.initial), shown(field, yours))


def shown(field, value):
    """Say a value of a form's field as an editor would read it there."""
    if value in field.empty_values:
        return ""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(map(str, value)))
    if isinstance(field, forms.ModelChoiceField) and not isinstance(value, Model):
        return named(field, value)
    choices = dict(getattr(field, "choices", ()))
    return str(choices.get(value, value))


def named(field, key):
    """The record of a key; whatever else was sent, as it was sent."""
    try:
        return str(field.to_python(key) or "")
    except forms.ValidationError:
        return str(key)
