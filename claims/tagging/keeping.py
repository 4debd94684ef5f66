"""A tagging kept: a draft, its report, the words they rest on; and taken back whole."""

from dataclasses import dataclass

from claims import workflow
from claims.drafts import cited, delete_draft, forget
from claims.models import Claim, Outcome
from claims.models.state import State
from claims.workflow import refuse_unless
from sources.deletion import is_free
from sources.models import Citation

MODELS = {"claim": Claim, "outcome": Outcome}
RESTS = "Something else rests on it since: take that back first."


@dataclass(frozen=True)
class Kept:
    """What a tagging made, by keys; `made` says that the statement is its own."""

    side: str
    statement: int
    report: int
    citation: int
    made: bool
    added: bool  # a report that was there was given these words
    suggestion: int | None = None  # what it was proposed by


def keep(tagging, revision, place, user):
    """Write a valid tagging, within the caller's transaction."""
    further = tagging.further()
    statement = further or new_statement(tagging)
    citation = revision.cite(place.start, place.end)
    report, added = the_report(tagging, statement, revision.source)
    report.cited.get_or_create(citation=citation, role="statement")
    give_figures(tagging.figures, report, revision, place)
    if not added:
        give_chain(tagging.chain, statement, report)
    note = workflow.changed if further else workflow.saved
    tagging.kept = note(statement, user)
    return Kept(tagging.side, statement.pk, report.pk, citation.pk, not further, added)


def new_statement(tagging):
    statement = tagging.statement.save()
    for form in tagging.actors:
        if actor := form.record():
            statement.parts.get_or_create(actor=actor, part=form.cleaned_data["part"])
    statement.places.set(filter(None, (form.record() for form in tagging.places)))
    return statement


def the_report(tagging, statement, source):
    """The report of the statement in this source: the one that is there, or a new one."""
    there = statement.reports.filter(source=source).first()
    if there:
        return there, True
    report = tagging.report.save(commit=False)
    setattr(report, tagging.side, statement)
    report.source = source
    report.save()
    return report, False


def give_chain(chain, statement, report):
    """From whoever says it to the outlet: the form names those who passed it on."""
    passed = [*filter(None, (form.record() for form in chain))]
    first = [x for x in first_voices(statement) if x not in passed]
    for position, actor in enumerate(dict.fromkeys([*first, *passed])):
        report.attributions.create(actor=actor, position=position)


def first_voices(statement):
    """The one who speaks and the one in whose name, as the statement has them now."""
    voices = {}
    for part in statement.parts.select_related("actor"):
        voices.setdefault(part.part, part.actor)
    parts = ["speaker", "claimant", "observer"]
    return [*dict.fromkeys(voices[x] for x in parts if x in voices)]


def give_figures(figures, report, revision, place):
    for form in figures:
        if form.offset is not None and not form.cleaned_data.get("DELETE"):
            start = place.start + form.offset
            figure = form.save(commit=False)
            figure.report = report
            figure.citation = revision.cite(start, start + len(figure.printed))
            figure.save()


def take_back(kept, user):
    """Undo a tagging on which nothing else rests. Raises Refused where something does."""
    statement = refuse_unless_last(kept, user, lock=True)
    report = statement.reports.get(pk=kept.report)
    if kept.made:
        delete_draft(statement)
        return
    if kept.added:
        forget(words_taken_off(report, kept))
    else:
        delete_draft(report)
    workflow.changed(statement, user)


def refuse_unless_last(kept, user, *, lock=False):
    """Return the statement of a tagging, unless it is gone or somebody went on with it."""
    found = MODELS[kept.side].objects.filter(pk=kept.statement)
    statement = (found.select_for_update(no_key=True) if lock else found).first()
    report = statement and statement.reports.filter(pk=kept.report).exists()
    refuse_unless(report, "It is not there any more: there is nothing to take back.")
    refuse_unless(
        statement.saved_by == user and statement.state == State.DRAFT,
        "Somebody has gone on with it since: change it on its own page.",
    )
    refuse_unless(not kept.made or is_alone(statement, kept.report), RESTS)
    return statement


def is_alone(statement, report):
    """Return whether nothing but one report is tied to a statement."""
    others = statement.reports.exclude(pk=report).exists()
    tied = statement.links.exists() or statement.discrepancies.exists()
    return not (others or tied) and is_free(statement)


def words_taken_off(report, kept):
    """Take the words of a tagging off a report; return the citations within them."""
    words = Citation.objects.get(pk=kept.citation)
    within = Citation.objects.filter(
        pk__in=cited(report),
        revision=words.revision_id,
        start__gte=words.start,
        end__lte=words.end,
    )
    keys = {*within.values_list("pk", flat=True)}
    report.cited.filter(citation=words, role="statement").delete()
    report.figures.filter(citation__in=keys).delete()
    return keys
