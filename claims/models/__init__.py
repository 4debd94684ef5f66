"""Statements, their reports, what we pair them into, and what was published."""

from claims.models.actor import Actor
from claims.models.correction import CorrectionSuggestion
from claims.models.discrepancy import Discrepancy, Side, SideCitation
from claims.models.job_failure import JobFailure
from claims.models.merge import Merge
from claims.models.pair import Dimension, Pair
from claims.models.place import Place
from claims.models.public_event import PublicEvent
from claims.models.publication import (
    DiscrepancyRevision,
    PairRevision,
    PublishedPair,
)
from claims.models.published import Mention, PublishedStatement
from claims.models.report import Attribution, Figure, Report, ReportCitation
from claims.models.revision import ClaimRevision, OutcomeRevision
from claims.models.seed import Seed
from claims.models.silence import Silence, SilenceRevision
from claims.models.statement import (
    Claim,
    ClaimActor,
    ClaimLink,
    Outcome,
    OutcomeActor,
    OutcomeLink,
)
from claims.models.suggestion import MachineReading, Suggestion
from claims.models.topic import Topic

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "ClaimActor",
    "ClaimLink",
    "ClaimRevision",
    "CorrectionSuggestion",
    "Dimension",
    "Discrepancy",
    "DiscrepancyRevision",
    "Figure",
    "JobFailure",
    "MachineReading",
    "Mention",
    "Merge",
    "Outcome",
    "OutcomeActor",
    "OutcomeLink",
    "OutcomeRevision",
    "Pair",
    "PairRevision",
    "Place",
    "PublicEvent",
    "PublishedPair",
    "PublishedStatement",
    "Report",
    "ReportCitation",
    "Seed",
    "Side",
    "SideCitation",
    "Silence",
    "SilenceRevision",
    "Suggestion",
    "Topic",
]
