"""A published record as a work that can be cited, in the state that is shown."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from claims.citing import Work
from claims.reading import reached
from claims.snapshots.independence import at_a_glance

OURS = "Plumbline"


def pair_work(request, revision):
    pair = revision.content
    said = ours(pair["heading"]) | {"independence": at_a_glance(pair)["independence"]}
    return work(request, "pair", pair["id"], revision, **said)


def statement_work(request, row, revision):
    words = revision.content["statement"]
    return work(request, row.side, row.pk, revision, **ours(words))


def source_work(request, facts, revision):
    publisher = facts["publisher"]
    stated = {
        "publisher": publisher or {"basis": "unknown"},
        "date": facts["published"],
    }
    return work(
        request,
        "source",
        facts["id"],
        revision,
        title=facts["title"],
        author=facts["byline"],
        container=publisher["name"] if publisher else "",
        issued=facts["published"]["edtf"],
        address=iri_to_uri(reached(facts, "url")),
        archived=iri_to_uri(reached(facts, "archive_url")),
        language=facts["language"],
        inferred=tuple(x for x, y in stated.items() if y["basis"] == "inferred"),
    )


def ours(title):
    """What we wrote: its author is the site, and it stands under our licence."""
    return {
        "title": title,
        "author": OURS,
        "container": OURS,
        "licence": settings.RIGHTS,
    }


def work(request, kind, public_id, revision, **said):
    path = reverse(f"{kind}_revision", args=[public_id, revision.number])
    pinned = request.build_absolute_uri(path)
    published = getattr(revision, "published_at", None)
    made = {
        "key": f"plumbline-{kind}-{public_id}-{revision.number}",
        "issued": published.date().isoformat() if published else "",
        "address": pinned,
        "pinned": pinned,
        "revision": revision.number,
        "sha256": revision.sha256,
        "accessed": timezone.now().date(),
    }
    return Work(**made | {name: value for name, value in said.items() if value})
