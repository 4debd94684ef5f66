"""What an editor has before them who pairs a claim with an outcome."""

from dataclasses import dataclass

from django.forms import BoundField

from claims.comparison.amounts import figure_words
from claims.comparison.dimensions import Assessment
from claims.models import Dimension, ReportCitation
from claims.reading import figures
from sources.dates import readable
from sources.passages import around

AROUND = 240  # code points either side of a quotation: the desk reads full texts


@dataclass(frozen=True)
class Quotation:
    """Cited words with what stands around them, and where that is."""

    source: object
    revision: object
    report: object
    before: str
    words: str
    after: str


def quotations(statement):
    """The words that a statement rests on, in all its reports; one query."""
    cited = ReportCitation.objects.filter(
        **{f"report__{statement._meta.model_name}": statement},
        role=ReportCitation.Role.STATEMENT,
    )
    named = cited.select_related("report__source__publisher", "citation__revision")
    for link in named.order_by("report_id", "citation__start", "pk"):
        citation, revision = link.citation, link.citation.revision
        passage = around(revision.text, citation.start, citation.end, AROUND)
        yield Quotation(link.report.source, revision, link.report, *passage)


@dataclass(frozen=True)
class Respect:
    """One dimension of the form: what each side says of it, and what is computed."""

    kind: str
    label: str
    claim: list
    outcome: list
    computed: Assessment | None
    verdict: BoundField
    reason: BoundField
    confirmed: BoundField


def respects(form, claim, outcome):
    for kind, label in Dimension.Kind.choices:
        bound = (form[f"{kind}_{name}"] for name in ("verdict", "reason", "confirmed"))
        said = (said_of(kind, side) for side in (claim, outcome))
        yield Respect(kind, label, *said, form.computed.get(kind), *bound)


def said_of(kind, statement):
    """What a statement's snapshot says in a respect, as its page would."""
    if kind == "place":
        return [place["name"] for place in statement["places"]]
    if kind == "time":
        edtf = statement["happened"]["edtf"]
        return [readable(edtf)] if edtf else []
    if kind == "target":
        parts = {"target": "about", "by": "by", "against": "against"}
        return [
            f"{parts[actor['part']]} {actor['name']}"
            for actor in statement["actors"]
            if actor["part"] in parts
        ]
    if kind == "count":
        return [told(figure) for figure in figures(statement)]
    return [statement["statement"]]


def told(figure):
    of = f" ({figure['reference']})" if figure["reference"] else ""
    return f"{figure_words(figure)}{of}"
