"""The editors' desk for statements, their reports, pairs and discrepancies."""

from claims.admin import (
    discrepancies,
    jobs,
    merges,
    names,
    pairs,
    proposals,
    published,
    reports,
    shared,
    silences,
    statements,
    suggestions,
)

__all__ = [
    "discrepancies",
    "jobs",
    "merges",
    "names",
    "pairs",
    "proposals",
    "published",
    "reports",
    "shared",
    "silences",
    "statements",
    "suggestions",
]
