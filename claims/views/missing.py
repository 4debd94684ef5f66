"""What a reader asked for that does not exist, and what there is instead."""

from django.http import Http404


class MissingPage(Http404):
    """A page of a list after its last one."""

    def __init__(self, page, last):
        super().__init__(f"Page {page} does not exist. The last page is {last}.")
        self.page, self.last = page, last


class MissingVersion(Http404):
    """A version of a public record that was not published; `newest` is its last."""

    def __init__(self, kind, public_id, number, newest):
        super().__init__(f"Version {number} of this {kind} does not exist.")
        self.kind, self.public_id = kind, public_id
        self.number, self.newest = number, newest


class MissingRecord(Http404):
    """A record of a kind that never was public, or not at an address of its kind."""

    def __init__(self, kind, public_id):
        super().__init__(f"No public {kind} has the id {public_id}.")
        self.kind, self.public_id = kind, public_id
