"""Words for readers that wait until a second person approves them."""

from sources.models import Explanation
from tests.factories import make_claim, make_user


def make_explanation(**fields):
    """A reason of a withdrawal that nobody else has approved yet."""
    if "record_id" not in fields:
        fields["record_id"] = make_claim().public_id
    if "written_by" not in fields:
        fields["written_by"] = make_user()
    defaults = {"matter": "withdrawal", "number": 1, "text": "The source erred."}
    return Explanation.objects.create(**defaults | fields)


def approve_explanations(by=None):
    """Somebody else approves all that waits to be shown to readers."""
    for one in Explanation.objects.waiting():
        one.approve(by or make_user())
