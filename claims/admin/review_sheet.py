"""One record as its second reader sees it: all that would be public, and what changed."""

import hashlib
import json
from dataclasses import dataclass, field

from django.contrib.auth import get_user_model

from claims.admin import review_facts
from claims.admin.review_checks import Check, checks, flagged_numbers, statements
from claims.field_changes import FieldChange, field_changes
from claims.models import Claim, Discrepancy, Outcome, Pair, Silence
from claims.since import Since, since
from claims.workflow import draft_snapshot

FACTS = {
    Claim: lambda content: (),
    Outcome: lambda content: (),
    Pair: review_facts.pair_facts,
    Discrepancy: review_facts.discrepancy_facts,
    Silence: review_facts.silence_facts,
}


@dataclass(frozen=True)
class Quoted:
    """Words of one source, as the page would show them, and the facts beside them."""

    source: dict
    quotations: list[dict]
    facts: list[tuple[str, str]]

    @property
    def line(self):
        return review_facts.source_line(self.source)


@dataclass(frozen=True)
class Part:
    """A statement, or a side of a discrepancy: our words, each number that nothing
    supports marked in them, the words quoted for them, and the facts."""

    name: str
    label: str
    words: list[tuple[str, bool]]
    quoted: list[Quoted]
    facts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """What would be published of a record, beside what is public now.

    `sha256` is of the bytes that publication would write: an approval is of these
    and no others. `public` is the revision that readers see, or None.
    """

    record: object
    content: dict
    sha256: str
    public: object
    parts: list[Part]
    facts: list[tuple[str, str]]
    changes: Since | None
    fields: list[FieldChange]
    checks: list[Check]

    @property
    def opts(self):
        return self.record._meta

    @property
    def kind(self):
        return self.opts.verbose_name

    @property
    def writers(self):
        """Whose words nobody else has read, where they are of several people."""
        keys = self.record.unread_writers
        people = get_user_model().objects.filter(pk__in=keys).order_by("username")
        return [*people.values_list("username", flat=True)] if len(keys) > 1 else []

    @property
    def number(self):
        return self.public.number + 1 if self.public else 1


def sheet(record):
    """Draw up the sheet of a record. Raises Refused where it has no snapshot yet."""
    written, public = draft_snapshot(record), record.revisions.first()
    content, before = json.loads(written), public and public.content
    comparable = before and isinstance(record, Claim | Outcome | Pair)
    return Sheet(
        record=record,
        content=content,
        sha256=hashlib.sha256(written.encode()).hexdigest(),
        public=public,
        parts=[*parts(content)],
        facts=told(FACTS[type(record)](content)),
        changes=since(before, content) if comparable else None,
        fields=field_changes(before, content) if before else [],
        checks=checks(record, content),
    )


def parts(content):
    for statement in statements(content):
        yield statement_part(statement)
    for side in content.get("sides", ()):
        quoted = [Quoted(one["source"], [one], []) for one in side["quotations"]]
        words = " = ".join(x for x in (side["value"], side["normalised"]) if x)
        yield Part("side", side["label"], [(words, False)], quoted)


def statement_part(content):
    quoted = [
        Quoted(x["source"], x["quotations"], told(review_facts.report_facts(x)))
        for x in content["reports"]
    ]
    return Part(
        content["side"],
        content["side"].capitalize(),
        marked(content["statement"], flagged_numbers(content)),
        quoted,
        told(review_facts.statement_facts(content)),
    )


def marked(text, numbers):
    """Cut a text at some of its numbers: pieces, each with whether it is one of them."""
    pieces, position = [], 0
    for one in numbers:
        pieces += [
            (text[position : one.start], False),
            (text[one.start : one.end], True),
        ]
        position = one.end
    return [piece for piece in [*pieces, (text[position:], False)] if piece[0]]


def told(facts):
    """The facts that say something."""
    return [(label, text) for label, text in facts if text]
