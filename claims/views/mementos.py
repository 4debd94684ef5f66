"""Memento (RFC 7089): what stood at an address at a time.

The address of a record is its own TimeGate: with `Accept-Datetime` it leads to
the revision that stood then, without it shows the newest. Numbered revisions
are the mementos.
"""

from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.functional import cached_property
from django.utils.http import http_date, parse_http_date

from claims.views.formats import link, link_value, page_path

LINK_FORMAT = "application/link-format"
PLAIN = "text/plain; charset=utf-8"
UNREADABLE = "Accept-Datetime is a date like “Thu, 08 Oct 2015 12:00:00 GMT”.\n"


class History:
    """The revisions of a record, given as (number, time).

    `original` is where the record itself was found, else its page here.
    """

    def __init__(self, request, kind, public_id, revisions, original=""):
        self.absolute = at = request.build_absolute_uri
        self.kind, self.public_id, self.revisions = kind, public_id, revisions
        self.gate = at(reverse(kind, args=[public_id]))
        self.map = at(reverse(f"{kind}_timemap", args=[public_id]))
        self.original = iri_to_uri(original) or self.gate

    @cached_property
    def mementos(self):
        """Each revision's address and time; asked for only where they are named."""
        return [
            (self.address(number), seconds(time))
            for time, number in sorted(
                (time, number) for number, time in self.revisions
            )
        ]

    def address(self, number):
        path = reverse(f"{self.kind}_revision", args=[self.public_id, number])
        return self.absolute(path)

    def at(self, time):
        """The last memento made by then; before the first, the first."""
        made = [address for address, moment in self.mementos if moment <= time]
        return made[-1] if made else self.mementos[0][0]

    def links(self):
        """Where the record, its TimeGate and its TimeMap are."""
        if self.original == self.gate:
            yield self.gate, {"rel": "original timegate"}
        else:
            yield self.original, {"rel": "original"}
            yield self.gate, {"rel": "timegate"}
        yield self.map, {"rel": "timemap", "type": LINK_FORMAT}

    def steps(self, here):
        """The mementos that one of them leads to: the ends, and its neighbours."""
        last = len(self.mementos) - 1
        named = {"first": 0, "prev": here - 1, "next": here + 1, "last": last}
        for position in sorted({here, *named.values()} & {*range(last + 1)}):
            names = [name for name, place in named.items() if place == position]
            yield self.step(position, *names)

    def step(self, position, *names):
        address, time = self.mementos[position]
        said = {"rel": " ".join([*names, "memento"]), "datetime": http_date(time)}
        return address, said

    def every_step(self):
        last = len(self.mementos) - 1
        for position in range(last + 1):
            ends = {"first": 0, "last": last}.items()
            yield self.step(position, *(name for name, x in ends if x == position))


def seconds(time):
    """HTTP counts whole seconds: a memento is found by the very date it gives."""
    return int(time.timestamp())


def gate(request, history, show):
    """Show the record as it is, or lead to its memento of the time asked for."""
    if "format" in request.resolver_match.kwargs:
        return show()
    asked = request.headers.get("Accept-Datetime")
    response = show() if asked is None else led(history, asked)
    patch_vary_headers(response, ["Accept-Datetime"])
    for address, said in history.links():
        link(response, address, **said)
    return response


def led(history, asked):
    try:
        time = parse_http_date(asked)
    except ValueError:
        return HttpResponseBadRequest(UNREADABLE, content_type=PLAIN)
    return HttpResponseRedirect(history.at(time))


def memento(request, history, response):
    """Say of a numbered revision when it stood, and what stood before and after."""
    address = request.build_absolute_uri(page_path(request))
    here = [place for place, _ in history.mementos].index(address)
    for place, said in [*history.links(), *history.steps(here)]:
        link(response, place, **said)
    response.headers["Memento-Datetime"] = http_date(history.mementos[here][1])
    return response


def timemap(history):
    """List every memento, as links (RFC 6690)."""
    first, last = history.mementos[0][1], history.mementos[-1][1]
    ends = {"from": http_date(first), "until": http_date(last)}
    found = [
        link_value(
            address, **said | (ends | {"rel": "self"} if address == history.map else {})
        )
        for address, said in [*history.links(), *history.every_step()]
    ]
    return HttpResponse(",\n".join(found) + "\n", content_type=LINK_FORMAT)
