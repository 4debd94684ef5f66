"""The rows of the tagging form: actors, places, the chain, figures."""

from django import forms
from django.core.exceptions import ValidationError

from claims.admin.number_field import NAMES, NumberField, read_by
from claims.models import Actor, ClaimActor, Figure, OutcomeActor, Place
from claims.tagging.naming import spellings

NEW = "new:"
BLANK = 2  # rows to fill in, beyond those that were filled
MOST = 60  # rows of a kind that a form may have


class Rows(forms.BaseFormSet):
    """Rows that count only where something is typed in them."""

    blank = BLANK

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.can_delete:
            form.fields["DELETE"].label = "leave it out"

    def initial_form_count(self):
        return 0

    def total_form_count(self):
        if self.is_bound:
            return super().total_form_count()
        return len(self.initial or ()) + self.blank


def rows(form, **options):
    return forms.formset_factory(
        form, formset=Rows, max_num=MOST, absolute_max=MOST, extra=0, **options
    )


class NamedForm(forms.Form):
    """A record by its name; what is not known is made, once its kind is said."""

    model = None
    what = ""

    name = forms.CharField(required=False, max_length=200)
    which = forms.ChoiceField(required=False, choices=())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = self.what.capitalize()
        self.fields["name"].widget.attrs["list"] = f"known-{self.what}s"
        self.fields["which"].label = f"Which {self.what}"
        self.known = self.records()
        self.fields["which"].choices = self.choices()

    def records(self):
        name = (self["name"].value() or "").strip()
        if not name or "\0" in name:
            return []
        return [*self.model.objects.known_as([*spellings(name)])[:20]]

    def asks(self):
        """Whether the name alone does not say which record is meant."""
        return len(self.fields["which"].choices) > 1

    def choices(self):
        if not (self["name"].value() or "").strip():
            return []
        if self.known:
            return [(str(x.pk), told_apart(x)) for x in self.known]
        kinds = self.model.Kind.choices
        return [("", "choose"), *((f"{NEW}{key}", f"new: {x}") for key, x in kinds)]

    def clean(self):
        cleaned = super().clean()
        name, which = (cleaned.get(x) or "" for x in ("name", "which"))
        cleaned["record"] = None
        if name and len(self.known) == 1:
            cleaned["record"] = self.known[0]
        elif name and not which:
            self.refuse(name, cleaned)
        elif name and which.startswith(NEW):
            fields = {"name": name, "kind": which.removeprefix(NEW)}
            cleaned["record"] = self.model(**fields)
        elif name:
            cleaned["record"] = next(x for x in self.known if str(x.pk) == which)
        return cleaned

    def refuse(self, name, cleaned):
        """Say that a name is not known, or that several bear it."""
        self.add_error("name", self.complaint(name))

    def complaint(self, name):
        if self.known:
            message = f"Several bear this name: choose which {self.what}."
            return ValidationError(message, code="several")
        message = f"No {self.what} of this name is known: correct it, or say of what kind it is, and it is added."
        return ValidationError(message, code="new")

    def record(self):
        """The record that was meant, made if it is new."""
        meant = self.cleaned_data.get("record")
        if meant is not None and meant.pk is None:
            same = {"name": meant.name}
            found = self.model.objects.filter(**same).first()
            if found is None:
                meant.save()
            return found or meant
        return meant


def told_apart(record):
    """Say a record so that it is not mistaken for one of the same name."""
    more = [record.get_kind_display()]
    parent = getattr(record, "parent", None)
    return f"{record.name} ({', '.join([*more, *([parent.name] if parent else [])])})"


class ActorForm(NamedForm):
    """An actor; of a new one the form also has what the text says of who that is."""

    model, what = Actor, "actor"

    about = forms.CharField(
        label="Who that is, as readers will see it", required=False, max_length=200
    )
    about_whom = forms.CharField(
        required=False, max_length=200, widget=forms.HiddenInput
    )

    left_out = ""  # a new name that the machine offered and nobody confirmed

    def refuse(self, name, cleaned):
        """Leave out a new name that the machine offered, until its kind is said."""
        if not self.known and cleaned.get("about_whom") == name:
            self.left_out = name
        else:
            super().refuse(name, cleaned)

    def is_new(self):
        return bool((self["name"].value() or "").strip()) and not self.known

    def record(self):
        told = self.cleaned_data
        meant = told.get("record")
        if meant is not None and meant.pk is None:
            read = told.get("about_whom") in {"", told["name"]}
            meant.description = told.get("about") if read else ""
        return super().record()


class ClaimantForm(ActorForm):
    part = forms.ChoiceField(choices=ClaimActor.Part, initial=ClaimActor.Part.CLAIMANT)
    field_order = ["part", "name", "which", "about"]


class ObserverForm(ActorForm):
    part = forms.ChoiceField(
        choices=OutcomeActor.Part, initial=OutcomeActor.Part.OBSERVER
    )
    field_order = ["part", "name", "which", "about"]


class PlaceForm(NamedForm):
    model, what = Place, "place"


class FigureForm(forms.ModelForm):
    """A figure with its own citation: printed words within those that are cited."""

    time = forms.IntegerField(
        label="which time",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="if these words stand several times in the citation",
    )

    class Meta:
        model = Figure
        fields = ["printed", "counted", "reference", "unit", "low", "best", "high"]
        fields += ["hedge"]
        field_classes = dict.fromkeys(NAMES, NumberField)

    def __init__(self, *args, words="", text="", **kwargs):
        super().__init__(*args, **kwargs)
        self.words = words
        self.offset = None
        read_by(self, lambda: text)

    def clean(self):
        cleaned = super().clean()
        printed = cleaned.get("printed")
        if printed:
            self.offset = nth(self.words, printed, cleaned.get("time") or 1)
        if printed and self.offset is None:
            message = "The words that you cite do not say this, or not so often."
            self.add_error("printed", ValidationError(message, code="nowhere"))
        return cleaned


def nth(words, printed, time):
    """Where the words say something for the nth time, in code points; None if never."""
    at = -1
    for _ in range(time):
        at = words.find(printed, at + 1)
        if at < 0:
            return None
    return at


Claimants, Observers = rows(ClaimantForm), rows(ObserverForm)
Places, Chain = rows(PlaceForm), rows(ActorForm)
Figures = rows(FigureForm, can_delete=True)
Figures.blank = 1  # each is long
