"""What a reader asked for that does not exist, and what there is instead."""

from django.http import Http404
from django.urls import reverse


class Missing(Http404):
    """What does not exist; `shown` is what the page about it says."""

    def __init__(self, message, **shown):
        super().__init__(message)
        self.shown = shown


class MissingPage(Missing):
    """A page of a list after its last one."""

    def __init__(self, page, last):
        message = f"Page {page} does not exist. The last page is {last}."
        super().__init__(message, page=page, last=last)


class MissingVersion(Missing):
    """A version of a public record that was not published; `newest` is its last."""

    def __init__(self, kind, public_id, number, newest):
        message = f"Version {number} of this {kind} does not exist."
        address = reverse(f"{kind}_revision", args=[public_id, newest])
        shown = {"kind": kind, "number": number, "newest": newest}
        super().__init__(message, newest_address=address, **shown)


class MissingRecord(Missing):
    """A record of a kind that never was public, or not at an address of its kind."""

    def __init__(self, kind, public_id):
        message = f"No public {kind} has the id {public_id}."
        super().__init__(message, kind=kind, public_id=public_id)
