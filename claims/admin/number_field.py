"""A number as people type it: “1,000”, “1 000”, “1.4 million”."""

import re

from django import forms
from django.core.exceptions import ValidationError

from claims.extraction.numbers import parse_number, write_number
from claims.extraction.numerals import number_style

PARTED = re.compile(r"[.,'’\s]")
TWO_WAYS = "“%(typed)s” is not a number that reads in one way only: type a thousand as 1000, one and a half as 1.5."
NAMES = ["low", "best", "high"]


class NumberField(forms.DecimalField):
    """Read a number by the habit of the text that it is from.

    `text` returns that text; it is asked only where commas, points or blanks are typed.
    """

    widget = forms.TextInput

    def text(self):
        return ""

    def widget_attrs(self, widget):
        return {"inputmode": "decimal"}

    def prepare_value(self, value):
        return value if isinstance(value, str) else write_number(value)

    def to_python(self, value):
        typed = "" if value in self.empty_values else str(value).strip()
        if not PARTED.search(typed):
            return super().to_python(value)
        found = parse_number(typed.removeprefix("+"), number_style(self.text()))
        if found is None:
            raise ValidationError(TWO_WAYS, code="two_ways", params={"typed": typed})
        return found


def read_by(form, text):
    """Have the number fields of a form read by the habit of a text."""
    for name in NAMES:
        if name in form.fields:
            form.fields[name].text = text
