"""Publishers, their sources, what was captured of these, and citations."""

from sources.models.anchor import Anchor, Decided
from sources.models.capture import Capture
from sources.models.citation import Citation
from sources.models.editing import Versioned
from sources.models.explanation import Explanation, NotYours, approved
from sources.models.history import Event
from sources.models.identity import (
    Identified,
    PublicId,
    canonical,
    derived_id,
    new_id,
    successor,
    unmerged,
)
from sources.models.source import Publisher, Revision, Source
from sources.models.standing import Standing, with_standing

__all__ = [
    "Anchor",
    "Capture",
    "Citation",
    "Decided",
    "Event",
    "Explanation",
    "Identified",
    "NotYours",
    "PublicId",
    "Publisher",
    "Revision",
    "Source",
    "Standing",
    "Versioned",
    "approved",
    "canonical",
    "derived_id",
    "new_id",
    "successor",
    "unmerged",
    "with_standing",
]
