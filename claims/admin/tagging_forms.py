"""The form of a tagging: a statement, its report here, and what both name."""

import re

from django import forms
from django.core.exceptions import ValidationError

from claims.admin.tagging_rows import Chain, Claimants, Figures, Observers, Places
from claims.models import Claim, Outcome, Report
from claims.tagging.selected import MOST, Selected, places, selection
from sources.admin.date_ground import Grounded
from sources.admin.words import in_context
from sources.dates import bounds
from sources.models import PublicId
from sources.words import standing

MODELS = {"claim": Claim, "outcome": Outcome}
ID = re.compile(r"[0-9a-z]{8}")
LONGEST = 5_000  # code points of words that are cited at once


class WordsForm(forms.Form):
    """The words that are tagged, by themselves and what stands around them."""

    words = forms.CharField(
        label="Words, as the text says them",
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Select words in the text, or give them here."},
    )
    prefix = forms.CharField(
        required=False, strip=False, max_length=LONGEST, widget=forms.HiddenInput
    )
    suffix = forms.CharField(
        required=False, strip=False, max_length=LONGEST, widget=forms.HiddenInput
    )
    where = forms.ChoiceField(
        label="Where", required=False, choices=(), widget=forms.RadioSelect
    )

    place = None

    def __init__(self, *args, text, **kwargs):
        super().__init__(*args, **kwargs)
        self.text = text
        self.found, self.sure = [], False
        if self.is_bound:
            self.look()

    def look(self):
        given = (self.data.get(name, "") for name in ("words", "prefix", "suffix"))
        selected = Selected(*given)
        if len(selected.words) <= LONGEST:
            self.found, self.sure = places(self.text, selected)
        offered = [
            (str(x.start), in_context(standing(self.text, x), self.text))
            for x in self.found
        ]
        self.fields["where"].choices = offered

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("where")
        there = [x for x in self.found if str(x.start) == chosen] if chosen else []
        if not there and self.sure and len(self.found) == 1:
            there = self.found
        if there:
            self.place = there[0]
        elif "words" in cleaned and "where" not in self.errors:
            self.add_error("words", self.complaint())
        return cleaned

    def complaint(self):
        if not self.found:
            message = (
                "The text does not say these words: select them there, or copy them."
            )
            return ValidationError(message, code="nowhere")
        if not self.sure:
            message = "The text says nearly this, or says it in other surroundings: choose the place if that is meant."
            return ValidationError(message, code="nearly")
        many = (
            f"{MOST} times or more"
            if len(self.found) == MOST
            else f"{len(self.found)} times"
        )
        message = f"The text says so {many}: choose the place, or give more words."
        return ValidationError(message, code="ambiguous")

    def selection(self):
        """What tells the place from all others; no offset is given away or taken."""
        return selection(self.text, self.place)


class StatementForm(Grounded, forms.ModelForm):
    grounded = {"happened": "happened"}
    prefilled = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statement"].widget = forms.Textarea(
            attrs={"rows": 3, "maxlength": 600, "data-first": ""}
        )
        self.fields["happened"].help_text = "as 2015-10-09, 2015-10? or 2015-10-08/.."


SHARED = ["happened", "happened_basis", "happened_ground"]


class ClaimForm(StatementForm):
    class Meta:
        model = Claim
        fields = ["statement", "kind", *SHARED]


class OutcomeForm(StatementForm):
    class Meta:
        model = Outcome
        fields = ["statement", "event_type", "status", "corroboration", *SHARED]


class ReportForm(Grounded, forms.ModelForm):
    grounded = {"said": "said"}
    prefilled = True

    class Meta:
        model = Report
        fields = ["wording", "verb", "hedge", "said", "said_basis", "said_ground"]


FORMS = {"claim": (ClaimForm, Claimants), "outcome": (OutcomeForm, Observers)}


class Tagging:
    """All forms of one tagging; valid as a whole, or not. `kept` is what it became.

    `words` are those that are cited, `text` the whole that they stand in.
    """

    kept = None

    def __init__(self, side, words, *, text="", data=None, filled=None):
        statement, parts = FORMS[side]
        initial = vars(filled) if filled else {}
        self.side, self.model, self.words = side, MODELS[side], words
        self.of = data.get("of", "") if data is not None else ""
        self.statement = statement(data, initial=initial.get("statement"))
        self.report = ReportForm(data, prefix="report", initial=initial.get("report"))
        self.actors = parts(data, prefix="actor", initial=initial.get("actors"))
        self.places = Places(data, prefix="place", initial=initial.get("places"))
        self.chain = Chain(data, prefix="chain", initial=initial.get("chain"))
        self.figures = Figures(
            data,
            prefix="figure",
            initial=initial.get("figures"),
            form_kwargs={"words": words, "text": text},
        )

    def further(self, *, lock=False):
        """The statement that this is a further report of, if one was chosen."""
        if not ID.fullmatch(self.of):
            return None
        found = self.model.objects.filter(public_id=self.of)
        return (found.select_for_update(no_key=True) if lock else found).first()

    def misses(self):
        """Say that the chosen statement is deleted, or merged; choose then what it is now."""
        if self.further(lock=True) is None:
            self.of = ""
            return "The statement that you chose was deleted: choose again."
        led = PublicId.objects.successors([self.of])
        if not led:
            return ""
        self.of = led[self.of]
        return (
            "The statement that you chose was merged into another one, which is chosen"
            f" now: “{self.further()}”. Nothing is saved yet: save again."
        )

    def days(self):
        """The days spoken of, as far as the form says any."""
        try:
            return bounds(self.statement["happened"].value() or "")
        except ValueError:
            return None

    def parts(self):
        """The forms that count: a further report leaves the statement as it is."""
        own = [] if self.of else [self.statement, self.actors, self.places]
        return [*own, self.report, self.chain, self.figures]

    def is_valid(self):
        wrong = [part for part in self.parts() if not part.is_valid()]
        return not wrong

    def problems(self):
        """What is to be corrected, so that one line above the form can say it."""
        for part in self.parts():
            for form in getattr(part, "forms", [part]):
                for name, errors in form.errors.items():
                    label = form[name].label if name in form.fields else ""
                    yield from (f"{label}: {x}".removeprefix(": ") for x in errors)
            if hasattr(part, "forms"):
                yield from part.non_form_errors()


def typed(filled):
    """What the form would post if nobody touched what it was filled with."""
    posted = {**filled.statement}
    posted |= {f"report-{name}": value for name, value in filled.report.items()}
    parts = {"actor": filled.actors, "place": filled.places, "chain": filled.chain}
    for prefix, rows in (parts | {"figure": filled.figures}).items():
        posted |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for number, row in enumerate(rows):
            told = {key: value for key, value in row.items() if value is not None}
            posted |= {f"{prefix}-{number}-{key}": x for key, x in told.items()}
    return {name: str(value) for name, value in posted.items()}
