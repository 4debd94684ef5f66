"""How a pair's dimensions are computed and kept beside what editors decided."""

from claims.comparison.dimensions import BASES, driver
from claims.comparison.strength import STRENGTHS, not_strong
from claims.models import Claim, Dimension, Pair
from claims.models.state import State
from claims.snapshots import claim_snapshot, outcome_snapshot
from claims.snapshots.compared import computed_dimensions, decided_dimension


def assess(pair):
    """Compute a pair's dimensions from its two drafts."""
    keep(pair, claim_snapshot(pair.claim), outcome_snapshot(pair.outcome))


def assess_published(pair):
    """Compute a pair's dimensions from its two statements as last published."""
    claim, outcome = (x.revisions.first() for x in (pair.claim, pair.outcome))
    keep(pair, claim.content, outcome.content)


def keep(pair, claim, outcome):
    """Write what is computed and not written so yet; what was decided stands."""
    rows = {row.kind: row for row in pair.dimensions.all()}
    for kind, found in computed_dimensions(claim, outcome).items():
        row = rows.get(kind) or Dimension(pair=pair, kind=kind, basis="computed")
        said = (found.verdict, found.reason)
        if row.basis == "computed" and (row.verdict, row.reason) != said:
            row.verdict, row.reason = said
            row.save()


def decide(pair, decisions):
    """Write what an editor decided of each kind; None leaves it to be computed."""
    for kind, said in decisions.items():
        if said is None:
            pair.dimensions.decided().filter(kind=kind).delete()
            continue
        verdict, reason = said
        pair.dimensions.update_or_create(
            kind=kind,
            defaults={"verdict": verdict, "reason": reason, "basis": "decided"},
        )
    assess(pair)


def basis_objection(pair):
    """Say that the relation has no basis in what the pair would show, or nothing."""
    sides = [shown(x) for x in (pair.claim, pair.outcome)]
    decided = {row.kind: decided_dimension(row) for row in pair.dimensions.decided()}
    computed = computed_dimensions(*sides)
    found = objection(pair.relation, computed, decided)
    return found or strength_objection(pair.strength, computed | decided)


def strength_objection(strength, chosen):
    """Say that place or time does not allow a strong comparison, or nothing."""
    kinds = not_strong(chosen.values()) if strength == Pair.Strength.STRONG else []
    if not kinds:
        return ""
    return f"“Strong” does not fit its {' and '.join(kinds)}. {STRENGTHS['strong']}"


def shown(statement):
    """A statement as a pair shows it: as last published, else as it is drafted."""
    if statement.state == State.PUBLISHED:
        return statement.revisions.first().content
    snapshot = claim_snapshot if isinstance(statement, Claim) else outcome_snapshot
    return snapshot(statement)


def objection(relation, computed, decided):
    """The same of assessments by kind: those made automatically, and an editor's."""
    chosen = (computed | decided).values()
    if relation not in BASES or driver(relation, chosen, computed.values()):
        return ""
    kind = Pair.Relation(relation)
    return f"“{kind.label}” has no basis in the criteria. {kind.rule}"
