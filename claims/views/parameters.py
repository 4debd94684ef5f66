"""Which query parameters an address accepts.

A view names the form that reads its query string. The fields of that form are the only
parameters that its addresses accept, so a parameter is added by adding a field.
`config.parameters` refuses all others, for every public address at once.
"""

from django.core.exceptions import BadRequest
from django.forms import MultipleChoiceField

from claims.templatetags.shown import revealed

MOST_NAMED = 5  # unknown parameters that a refusal names
LONGEST_NAME = 60  # characters
EVERY_FORMAT = object()


def accept_parameters(form, format=EVERY_FORMAT):
    """Declare the form that reads the query string of a view; without one it takes none.

    With `format="jsonld"` only the address in that format accepts them.
    """

    def declare(view):
        view.parameters = form.base_fields
        view.parameters_format = format
        return view

    return declare


def find_parameters(view, format=None):
    """Return the fields that an address of a view accepts, by their names."""
    declared = getattr(view, "parameters", {})
    wanted = getattr(view, "parameters_format", EVERY_FORMAT)
    return declared if wanted in (EVERY_FORMAT, format) else {}


def refuse_parameters(query, accepted):
    """Raise BadRequest where a query has a parameter too many.

    That is one which is not accepted, or one given twice that has a single value.
    """
    unknown = [name for name in query if name not in accepted]
    if unknown:
        raise BadRequest(f"{name_unknown(unknown)} {name_accepted(accepted)}")
    for name, values in query.lists():
        if len(values) > 1 and not isinstance(accepted[name], MultipleChoiceField):
            raise BadRequest(f"The parameter “{name}” can be given only once.")


def name_unknown(names):
    shown = [f"“{revealed(x[:LONGEST_NAME])}”" for x in names[:MOST_NAMED]]
    more = len(names) - len(shown)
    shown += [f"{more} more"] if more else []
    return f"This page does not know the parameter{'s' if names[1:] else ''} {join(shown)}."


def name_accepted(accepted):
    if not accepted:
        return "It accepts no parameters."
    return f"It accepts: {join([*accepted])}."


def join(words):
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
