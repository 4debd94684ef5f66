"""A value that an editor changed does not keep the ground that a machine gave for it."""

import re

from sources.fields import Basis

BY_EDITOR = "Set by an editor."
BY_MACHINE = re.compile(
    r"Read off .*by machine\.|By machine, from .*|The day it was published\."
    r"|The page says so of itself\.|The host of its address\.",
    re.DOTALL,
)


class Grounded:
    """For forms of values with a basis and a ground, such as `happened`.

    `grounded` names the fields, each with the prefix of its basis and ground. Where
    a form is `prefilled` by a machine, each of them carries what it was filled with.
    """

    grounded = {}
    prefilled = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, prefix in self.grounded.items():
            for of_it in (name, f"{prefix}_basis", f"{prefix}_ground"):
                if of_it in self.fields:
                    self.fields[of_it].show_hidden_initial = self.prefilled

    def clean(self):
        cleaned = super().clean()
        for name, prefix in self.grounded.items():
            if name in self.changed_data and name in cleaned:
                self.ground_anew(f"{prefix}_ground", f"{prefix}_basis", cleaned[name])
        return cleaned

    def ground_anew(self, ground, basis, value):
        """Say that an editor set a value, unless the editor gave a ground for it."""
        if ground in self.changed_data or not BY_MACHINE.fullmatch(self.held(ground)):
            return
        self.hold(ground, BY_EDITOR if value else "")
        if basis not in self.changed_data:
            self.hold(basis, Basis.INFERRED if value else Basis.UNKNOWN)

    def held(self, name):
        if name in self.fields:
            return self.cleaned_data.get(name) or ""
        return getattr(self.instance, name)

    def hold(self, name, value):
        """Put a value where the form keeps it, or where it has no such field."""
        if name in self.fields:
            self.cleaned_data[name] = value
        else:
            setattr(self.instance, name, value)
