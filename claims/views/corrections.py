"""How we work, and the log of all that happened to what was published."""

from collections import defaultdict

from django.conf import settings
from django.shortcuts import render

from claims.comparison.stated_numbers import least_words
from claims.models import Dimension, Outcome, Pair, PublicEvent
from claims.public_explanations import with_explanations
from claims.public_records import KINDS
from claims.views.addresses import cacheable
from claims.views.paging import ChangesForm, asked, count, paged
from claims.views.parameters import accept_parameters
from claims.views.titles import published_titles
from sources.models import PublicId

NUMBERED = {"pair", "claim", "outcome"}  # kinds with a page for each version


@cacheable
def method(request):
    context = {
        "relations": Pair.Relation,
        "strengths": Pair.Strength,
        "results": Dimension.Verdict,
        "statuses": Outcome.Status,
        "corroborations": Outcome.Corroboration,
        "least_words": least_words(),
        "licence": settings.RIGHTS,
    }
    return render(request, "claims/method.html", context)


@accept_parameters(ChangesForm)
@cacheable
def corrections(request):
    """Every public event, the newest first; it stays whatever becomes of its record."""
    page, only_changes = asked(request, ChangesForm, "changes")
    events = PublicEvent.objects.listed().select_related("record")
    changes = events.changes()
    context = paged(changes if only_changes else events, page) | {
        "only_changes": only_changes,
        "total": count(events),
        "changed": count(changes),
    }
    context["rows"] = with_explanations(with_records(context["rows"]))
    return render(request, "claims/corrections.html", context)


def with_records(events):
    """Give each event the kind of its record, and the title while that is public.

    What was withdrawn shows no word of its own any more; nothing links to its versions.
    """
    ids = defaultdict(set)
    for event in events:
        event.of = KINDS[event.record.kind]
        ids[event.of].add(event.record_id)
    titles = {kind: published_titles(kind, found) for kind, found in ids.items()}
    for event in events:
        event.title = titles[event.of].get(event.record_id)
        merged = event.record.state == PublicId.State.MERGED
        readable = event.of in NUMBERED and (event.title or merged)
        event.versions = versions(event) if readable and event.number else []
    return events


def versions(event):
    """The versions before and after a correction; of a first publication that one."""
    after = ("after", event.number) if event.number > 1 else ("version 1", 1)
    return [("before", event.number - 1), after][event.number == 1 :]
