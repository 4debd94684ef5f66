"""What an editor says of a merge: which record stays, with which words, and why."""

from django import forms

from claims.merging.fields import choices


class MergeForm(forms.Form):
    """Asks which of some records is kept, and of each field which value stays.

    Where another record is kept than was shown, the fields follow it anew.
    """

    keep = forms.ChoiceField(widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why they are one",
        help_text="It goes into the history of all that changes, and to readers"
        " where they know what is merged.",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
    )

    def __init__(self, data, records, kept):
        super().__init__(data)
        self.records = {str(record.pk): record for record in records}
        self.kept = self.asked_to_keep() or kept
        self.fields["keep"].choices = [(key, "Keep this") for key in self.records]
        self.initial["keep"] = str(self.kept.pk)
        self.differing = list(choices(records))
        moved = self.is_bound and self.data.get("shown") != str(self.kept.pk)
        if moved:
            self.data = self.data.copy()
        for choice in self.differing:
            self.ask(choice, moved)

    def asked_to_keep(self):
        return self.is_bound and self.records.get(self.data.get("keep", ""))

    def ask(self, choice, moved):
        name = f"value_{choice.name}"
        own = str(self.kept.pk)
        self.fields[name] = forms.ChoiceField(
            label=choice.label,
            choices=[(key, key) for key in self.records],
            required=False,
            widget=forms.RadioSelect,
        )
        self.initial[name] = own
        if moved:
            self.data[name] = own

    def losers(self):
        return [record for record in self.records.values() if record != self.kept]

    def values(self):
        """The fields whose value is another record's than the kept one's."""
        given = {}
        for choice in self.differing:
            record = self.records.get(self[f"value_{choice.name}"].value())
            if record and record != self.kept:
                given[choice.name] = record
        return given

    def rows(self):
        """Each differing field with the words of every record, and whose stays."""
        for choice in self.differing:
            bound = self[f"value_{choice.name}"]
            cells = [
                (record, words, str(record.pk) == str(bound.value()))
                for record, words in choice.values
            ]
            yield bound.html_name, choice.label, cells
