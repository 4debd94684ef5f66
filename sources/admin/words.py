"""A citation is made by giving words; the server finds where they stand."""

from django import forms
from django.core.exceptions import ValidationError

from sources.words import nearly, standings

CHOICES = 20  # places offered; give more words where there are more


class CitingForm(forms.ModelForm):
    """Finds the words in the newest revision of a source, or offers the places."""

    words_required = True

    words = forms.CharField(
        label="Words, as the text says them",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
    )
    place = forms.ChoiceField(
        label="Where",
        required=False,
        choices=(),
        widget=forms.RadioSelect,
    )

    found = None

    def __init__(self, *args, source=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["place"].choices = self.places()

    def places(self):
        """The places to choose from, once the words were posted."""
        words = self.data.get(self.add_prefix("words"), "") if self.is_bound else ""
        revision = self.newest()
        if not revision or not words.strip():
            return []
        found = alike(revision.text, normal(words))[:CHOICES]
        return [(str(x.start), in_context(x, revision.text)) for x in found]

    def newest(self):
        source = self.cited_source()
        return source and source.revisions.last()

    def cited_source(self):
        return self.source

    def clean(self):
        cleaned = super().clean()
        words = normal(cleaned.get("words") or "")
        if words:
            self.find(words, cleaned.get("place"))
        elif self.words_required and not self.instance.pk:
            self.add_error("words", "Give the words that it rests on.")
        return cleaned

    def find(self, words, chosen):
        revision = self.newest()
        if revision is None:
            self.add_error("words", "The source has no text yet: paste one first.")
            return
        places = standings(revision.text, words)
        if chosen:
            places = alike(revision.text, words)
            places = [place for place in places if str(place.start) == chosen]
        if len(places) == 1:
            self.found = revision, places[0]
        elif places:
            message = (
                f"It says so {len(places)} times: choose the place, or give more words."
            )
            self.add_error("words", ValidationError(message, code="ambiguous"))
        else:
            self.add_error("words", nowhere(revision, words))

    def cite(self):
        """Return the citation of the words found, made if need be."""
        revision, place = self.found
        return revision.cite(place.start, place.end)

    def save(self, commit=True):
        if self.found:
            self.instance.citation = self.cite()
        return super().save(commit)


def normal(words):
    """As a browser posts words, so a text is stored: line ends are LF."""
    return words.replace("\r\n", "\n").strip()


def alike(text, words):
    """Where a text says these words, else where it does but for spaces and the like.

    A browser copies no-break spaces as spaces, so copied words may differ in them.
    """
    return standings(text, words) or nearly(text, words)


def in_context(place, text):
    said = text[place.start : place.end]
    return f"Paragraph {place.paragraph}: …{place.before}⟦{said}⟧{place.after}…"


def nowhere(revision, words):
    near = nearly(revision.text, words)
    message = f"Revision {revision.number} of the source does not say these words."
    if near:
        said = revision.text[near[0].start : near[0].end]
        message += f" But for spaces, quotes, dashes or capitals it says: {said} Choose the place if that is meant."
    return ValidationError(message, code="nowhere")


class CitingFormSet(forms.BaseInlineFormSet):
    """Tells its forms of which source the words are."""

    def get_form_kwargs(self, index):
        source = getattr(self.instance, "source", None) if self.has_source() else None
        return super().get_form_kwargs(index) | {"source": source}

    def has_source(self):
        return getattr(self.instance, "source_id", None) is not None
