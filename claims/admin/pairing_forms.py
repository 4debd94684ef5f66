"""What a pair asks an editor: how the two relate, why, and criterion by criterion."""

from django import forms

from claims.assessing import objection
from claims.comparison.dimensions import Assessment
from claims.models import Dimension, Pair, Suggestion
from claims.views.suggest import readable
from sources.admin.versioned import MOVED_ON

SUBMIT = "submit"
VERDICTS = [("", "—"), *Dimension.Verdict.choices]


class Words(forms.CharField):
    """Text as everywhere: LF between lines, and nothing that could not be stored."""

    def clean(self, value):
        return readable(super().clean(value))


def area(rows):
    return forms.Textarea(attrs={"rows": rows, "cols": 60})


class PairForm(forms.ModelForm):
    """One form for the pair and its dimensions; computed ones are filled in.

    `seen` names the versions of the pair and of both statements that the editor
    had before them: over any other nothing is saved.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Pair
        fields = ["relation", "strength", "heading", "rationale", "weakness", "settle"]
        field_classes = dict.fromkeys(fields[2:], Words)
        widgets = {
            "relation": forms.RadioSelect,
            "strength": forms.RadioSelect,
            "heading": forms.TextInput(attrs={"size": 60}),
        } | {name: area(4) for name in fields[3:]}
        help_texts = {
            "heading": "A few words of each side: “60 targets beside four villages”."
        }

    def __init__(self, data=None, *, instance, computed):
        super().__init__(data, instance=instance)
        self.computed = computed
        self.stored = stored_dimensions(instance)
        self.now = versions(instance)
        self.fields["seen"].initial = self.now
        self.fields["strength"].choices = [("", "Not set"), *Pair.Strength.choices]
        self.fields["relation"].choices = Pair.Relation.choices
        for kind, label in Dimension.Kind.choices:
            self.add_respect(kind, label)

    def add_respect(self, kind, label):
        row, found = self.stored.get(kind), self.computed.get(kind)
        said = row or found
        self.fields[f"{kind}_verdict"] = forms.ChoiceField(
            label="Result",
            choices=VERDICTS,
            required=False,
            initial=said.verdict if said else "",
        )
        self.fields[f"{kind}_reason"] = Words(
            label="Explanation",
            max_length=400,
            required=False,
            initial=said.reason if said else "",
            widget=area(2),
        )
        self.fields[f"{kind}_confirmed"] = forms.BooleanField(
            label="Confirmed",
            required=False,
            initial=bool(row and row.basis == Dimension.Basis.DECIDED),
        )

    def clean(self):
        cleaned = super().clean()
        if self.data.get("seen") != self.now:
            message = (
                "Somebody saved the pair or one of its statements after you opened"
                " this. Nothing of yours is lost: compare, then save again."
            )
            self.add_error(None, forms.ValidationError(message, code=MOVED_ON))
        if SUBMIT in self.data:
            self.ask_for_review()
        for kind in Dimension.Kind.values:
            self.check(kind)
        if SUBMIT in self.data and not self.errors:
            self.check_basis()
        return cleaned

    def ask_for_review(self):
        """A draft may be half done; what a second reader is given is whole."""
        for name in ("relation", "rationale"):
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, "Required for review. Fill it in, or choose Save.")

    def check_basis(self):
        """A draft may have a relation without a basis; what is reviewed may not."""
        decided = {
            kind: Assessment(kind, *said)
            for kind in Dimension.Kind.values
            if (said := self.decided(kind))
        }
        relation = self.cleaned_data["relation"]
        if found := objection(relation, self.computed, decided):
            self.add_error("relation", found)

    def check(self, kind):
        verdict, reason = self.typed(kind)
        found = self.computed.get(kind)
        if verdict and not reason:
            self.add_error(f"{kind}_reason", "Give a reason in one sentence.")
        if reason and not verdict:
            self.add_error(f"{kind}_verdict", "Choose a result, or clear the reason.")
        if found and verdict != found.verdict and reason == found.reason:
            message = "This reason belongs to the automatic result. Enter your own."
            self.add_error(f"{kind}_reason", message)

    def typed(self, kind):
        return tuple(
            self.cleaned_data.get(f"{kind}_{name}", "")
            for name in ("verdict", "reason")
        )

    def decided(self, kind):
        """What the editor answers for in a respect, or None where it is computed."""
        found = self.computed.get(kind)
        said = self.typed(kind)
        confirmed = self.cleaned_data.get(f"{kind}_confirmed")
        if not all(said) or (found and said == (found.verdict, found.reason)):
            return said if all(said) and confirmed else None
        return said


def stored_dimensions(pair):
    return {row.kind: row for row in pair.dimensions.all()} if pair.pk else {}


def versions(pair):
    """Name what an editor has before them; a pair that is not made yet is 0."""
    own = pair.version if pair.pk else 0
    return f"{own}-{pair.claim.version}-{pair.outcome.version}"


class RejectForm(forms.ModelForm):
    """Why the two do not belong together: it is remembered with the proposal."""

    reason = Words(
        label="They do not belong side by side, because",
        max_length=400,
        widget=area(2),
    )

    class Meta:
        model = Suggestion
        fields = ["reason"]
