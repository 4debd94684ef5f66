"""A numbered revision beside what is published now: what changed, what still stands."""

from claims.models import PublishedPair
from claims.since import since
from sources.models import Citation, with_standing


def beside_now(revision):
    """What the page of a numbered revision says of the present.

    `newest` is None where a merged pair's successor was taken back since.
    """
    newest = newest_of(revision)
    changed = newest and newest.pk != revision.pk
    return {
        "newest": newest,
        "since": since(revision.content, newest.content) if changed else None,
        "citations": standing(revision.content),
    }


def newest_of(revision):
    if revision.successor is None:
        return revision.pair.publishedpair.revision
    found = PublishedPair.objects.filter(public_id=revision.successor)
    pair = found.select_related("revision").first()
    return pair and pair.revision


def standing(pair):
    """Each citation that a pair rests on, and how it stands in its source today."""
    cited = {one["id"]: one for one in resting(pair)}
    found = with_standing(Citation.objects.filter(public_id__in=cited))
    stands = dict(found.values_list("public_id", "standing"))
    return [one | {"standing": stands.get(key, "")} for key, one in cited.items()]


def resting(pair):
    for side in ("claim", "outcome"):
        for report in pair[side]["reports"]:
            for quotation in report["quotations"]:
                for citation in quotation["citations"]:
                    yield citation | {
                        "side": side,
                        "source": report["source"],
                        "revision": quotation["revision"],
                    }
