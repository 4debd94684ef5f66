"""The pairs of a filter as a feed: the same query string as the list takes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode

from claims.feeds import atom, jsonfeed, urn
from claims.feeds.entries import deleted, entries
from claims.models import Pair
from claims.views.addresses import cacheable
from claims.views.pair_list import PagedPairFilter, name_claimants, read_ids
from claims.views.parameters import accept_parameters
from sources.models import PublicId

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
AUTHOR = "Plumbline"


@dataclass
class Feed:
    """A page of a feed; `at` makes an address absolute."""

    at: object
    id: str
    title: str
    links: dict
    entries: list
    deleted: list
    author: str = AUTHOR
    rights: str = field(default_factory=lambda: settings.RIGHTS)

    @property
    def updated(self):
        times = [x.updated for x in self.entries] + [x.when for x in self.deleted]
        return max(times, default=NEVER)


@accept_parameters(PagedPairFilter)
@cacheable
def pair_atom(request):
    body = atom.atom(feed(request, "pair_atom"))
    return HttpResponse(body, content_type=f"{atom.TYPE}; charset=utf-8")


@accept_parameters(PagedPairFilter)
@cacheable
def pair_json_feed(request):
    body = jsonfeed.json_feed(feed(request, "pair_json_feed"))
    return JsonResponse(
        body,
        content_type=jsonfeed.TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


def feed(request, name):
    wanted, page = asked(request)
    found, more = entries(wanted, page)
    query = query_of(wanted)
    return Feed(
        at=request.build_absolute_uri,
        id=urn(f"{name}?{query}"),
        title=title(wanted),
        links=links(request.build_absolute_uri, name, query, page, more),
        entries=found,
        deleted=deleted(found, first=page == 1, more=more),
    )


def asked(request):
    """Return the filter that was asked for and the page, or answer 400.

    Of a claimant whom no published pair names any more there is an empty feed.
    """
    issued = PublicId.objects.filter(pk__in=read_ids(request.GET))
    named = [(x, x) for x in issued.values_list("pk", flat=True)]
    form = PagedPairFilter(request.GET, named)
    if not form.is_valid():
        raise BadRequest("; ".join(f"{k}: {v[0]}" for k, v in form.errors.items()))
    wanted = form.cleaned_data
    return wanted, wanted.pop("page") or 1


def query_of(wanted):
    """The query string of a filter, always in the same order."""
    said = {key: sorted(x) if isinstance(x, list) else x for key, x in wanted.items()}
    return urlencode({key: x for key, x in sorted(said.items()) if x}, doseq=True)


def title(wanted):
    """The title of a feed: what its pairs are chosen by, as the list names it."""
    chosen = [Pair.Relation(value).label for value in wanted["relation"]]
    chosen += name_claimants(wanted["claimant"]).values()
    chosen += [f"“{wanted['q']}”"] if wanted["q"] else []
    return " – ".join(["Plumbline: claims compared with outcomes", *chosen])


def links(at, name, query, page, more):
    """Where this page is, where the list is, and the pages around (RFC 5005)."""

    def of(number):
        paged = [query, f"page={number}" if number > 1 else ""]
        asked = "&".join(filter(None, paged))
        return at(reverse(name) + (f"?{asked}" if asked else ""))

    found = {
        "self": of(page),
        "alternate": at(reverse("pair_list") + (f"?{query}" if query else "")),
        "first": of(1),
    }
    if page > 1:
        found["previous"] = of(page - 1)
    return found | ({"next": of(page + 1)} if more else {})
