"""What readers are told of cited words that a later version of the source alters."""

from django.db.models.functions import JSONObject

from claims.models.publication import ALTERED
from claims.reading import quotations
from sources.models import Anchor


def altered_words(content):
    """Look up which words that a snapshot cites were altered or retired since."""
    cited = titles(content)
    found = Anchor.objects.altered().with_public_decision()
    found = found.filter(citation__public_id__in=cited)
    facts = found.order_by("pk").values_list(JSONObject(**ALTERED), flat=True)
    return still_cited(content, [*facts])


def still_cited(content, facts):
    """Those of some facts that are about words which a snapshot cites, each once.

    The source is named as the snapshot names it, for its record may say otherwise
    by now. A retirement comes before what else is known of the same words. What an
    editor decided is `decided` once a second person has approved it.
    """
    cited = titles(content) if facts else {}
    known = {}
    for one in sorted(facts, key=lambda one: one["decision"] == "retired"):
        if one["cited"] in cited:
            decided = one["decision"] if one["approved"] == one["decision"] else ""
            told = {"title": cited[one["cited"]], "decided": decided}
            known[one["cited"]] = one | told
    return [*known.values()]


def titles(content):
    """The title of the source of every citation of a snapshot, by the citation's id."""
    return {
        citation["id"]: source["title"]
        for source, quotation in quotations(content)
        for citation in quotation["citations"]
    }
