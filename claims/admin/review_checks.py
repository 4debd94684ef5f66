"""What is checked for a second reader: quotations, numbers, sources, what is missing."""

from dataclasses import dataclass
from decimal import Decimal

from claims import workflow
from claims.comparison.stated_numbers import misprint, unsupported
from claims.models import PublishedPair
from claims.reading import citations, quotations
from claims.retirement import objection
from claims.views.altered import altered_words
from claims.workflow import Refused
from sources.models import Citation, Revision, Source

OF_A_PAIR = ("heading", "rationale", "weakness", "settle")


@dataclass(frozen=True)
class Check:
    """A line of the review: what was found, with its details; `wrong` asks for a look."""

    title: str
    detail: str = ""
    wrong: bool = False


@dataclass(frozen=True)
class Printed:
    """A figure of a snapshot, with its numbers as numbers."""

    printed: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None


def checks(record, content):
    """Return every check of a draft, given as the snapshot that would be published."""
    found = [
        missing(record),
        quoted(content),
        *numbers(content),
        *figures(content),
        *later_versions(content),
        independence(content),
        *opened(content),
        pairs(content),
    ]
    return [check for check in found if check]


def missing(record):
    """Say why the record could not be published yet."""
    try:
        workflow.refuse_unless_whole(record)
    except Refused as error:
        return Check("Cannot be published yet", str(error), wrong=True)
    if found := objection(record):
        return Check("Cannot be published yet", found, wrong=True)
    return None


def quoted(content):
    """Compare every quotation with the archived text, now."""
    keys = [one["id"] for one in citations(content)]
    if not keys:
        return None
    proof = Citation.objects.filter(public_id__in=keys).proof()
    good = proof["total"] - len(proof["false"])
    title = f"Quotations: {good} of {proof['total']} match"
    return Check(
        title, "Compared with the archived text just now.", bool(proof["false"])
    )


def statements(content):
    """The claim and the outcome of a pair; a statement alone."""
    if "claim" in content and "outcome" in content and "heading" in content:
        return [content["claim"], content["outcome"]]
    return [content] if "reports" in content else []


def flagged_numbers(content):
    """The numbers of a statement that no quotation, figure or date of it has."""
    dates = [content["happened"]["edtf"]]
    for report in content["reports"]:
        dates += [report["said"]["edtf"], report["source"]["published"]["edtf"]]
    quotes = [one["exact"] for one in citations(content)]
    return unsupported(content["statement"], quotes, printed_figures(content), dates)


def printed_figures(content):
    return [
        Printed(
            figure["printed"],
            *(figure[x] and Decimal(figure[x]) for x in ("low", "best", "high")),
        )
        for report in content["reports"]
        for figure in report["figures"]
    ]


def numbers(content):
    """Check the numbers of the words that are ours against the quotations and figures."""
    for statement in statements(content):
        flagged = flagged_numbers(statement)
        yield number_check(f"the {statement['side']}", flagged)
    if "heading" in content:
        yield number_check("the words of the pair", flagged_in_pair(content))
    for side in content.get("sides", ()):
        said = [x["exact"] for one in side["quotations"] for x in one["citations"]]
        yield number_check(f"“{side['label']}”", unsupported(side["value"], said))


def flagged_in_pair(pair):
    sides = statements(pair)
    words = "\n".join(pair[name] for name in OF_A_PAIR)
    dates = [x["happened"]["edtf"] for x in sides]
    dates += [one["said"]["edtf"] for x in sides for one in x["reports"]]
    quotes = [one["exact"] for one in citations(pair)]
    quotes += [x["statement"] for x in sides]
    counted = [one for x in sides for one in printed_figures(x)]
    return unsupported(words, quotes, counted, dates)


def number_check(where, flagged):
    if not flagged:
        return Check(f"Numbers in {where}: all in a quotation, figure or date")
    words = ", ".join(dict.fromkeys(f"“{one.printed}”" for one in flagged))
    title = f"Number in {where} that no quotation or figure has: {words}"
    return Check(title, "Compare it with the source before you approve.", wrong=True)


def figures(content):
    """Check that the printed words of each figure contain its numbers."""
    stored = [one for x in statements(content) for one in printed_figures(x)]
    wrong = [words for one in stored if (words := misprint(one))]
    for words in wrong:
        yield Check("A figure differs from its printed words", words, wrong=True)
    if stored and not wrong:
        yield Check("Figures: all as printed", f"{len(stored)} compared.")


def later_versions(content):
    """Name the cited words that a later version of their source alters or drops."""
    for one in altered_words(content):
        state = "drops" if one["state"] == "lost" else "changes"
        decided = f"An editor decided: {one['decision']}. {one['reason']}".strip()
        yield Check(
            f"Version {one['number']} of the source {state} “{one['exact']}”",
            decided if one["decision"] else "No editor has decided on it yet.",
            wrong=not one["decision"],
        )


def independence(content):
    """Say how many independent sources stand behind the reports."""
    origins = content.get("origins")
    return origins and Check("Sources", origins["words"])


def opened(content):
    """Name the texts of which all words become public, not the cited ones alone."""
    for source in {x["id"]: x for x, _ in quotations(content)}.values():
        if source["rights"] != Source.Rights.FULL:
            continue
        shown = {
            y["revision"] for x, y in quotations(content) if x["id"] == source["id"]
        }
        texts = Revision.objects.filter(
            source__public_id=source["id"], number__in=shown
        )
        public = texts.filter(citations__published_at__isnull=False)
        for revision in texts.difference(public).order_by("number"):
            title = (
                f"Makes all of version {revision.number} of “{source['title']}” public"
            )
            yield Check(title, f"{len(revision.text):,} characters.", wrong=True)


def pairs(content):
    """Say which published pairs go on showing the statement as it was."""
    if "reports" not in content:
        return None
    found = PublishedPair.objects.filter(**{content["side"]: content["id"]})
    names = ", ".join(pair.public_id for pair in found.only("public_id")[:20])
    title = "Used in published pairs, which keep the public version until reviewed"
    return names and Check(title, names)
