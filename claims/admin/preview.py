"""The public page of a record, drawn from its draft."""

from django.shortcuts import render
from django.utils import timezone

from claims.models import Claim, Discrepancy, Outcome, Pair, PublishedStatement, Silence
from claims.views.beside import pictures
from claims.views.ledger import on_one_scale
from claims.views.silence import shown
from claims.workflow import draft_sha256, draft_snapshot


def preview(request, record):
    """Draw the page from the very words that publication would write now."""
    revision = draft_revision(record)
    template, context = PAGES[type(record)](record, revision)
    context |= {"revision": revision, "preview": True}
    return render(request, template, context)


def has_preview(record):
    """Return whether a page can be drawn: a pair shows its statements as published."""
    sides = [record.claim, record.outcome] if isinstance(record, Pair) else []
    return all(side.revisions.exists() for side in sides)


def draft_revision(record):
    """Return the revision that would be made; it is never saved."""
    last = record.revisions.first()
    return type(record).revisions.rel.related_model(
        number=last.number + 1 if last else 1,
        snapshot=draft_snapshot(record),
        sha256=draft_sha256(record),
        published_at=timezone.now(),
    )


def pair_page(pair, revision):
    content = revision.content
    context = {"pair": content} | pictures(content)
    return "claims/pair_detail.html", context


def statement_page(statement, revision):
    row = PublishedStatement(
        record_id=statement.public_id,
        side=statement._meta.model_name,
        number=revision.number,
    )
    context = {"row": row, "statement": revision.content, "pairs": [], "links": []}
    return "claims/statement_detail.html", context


def discrepancy_page(discrepancy, revision):
    content = revision.content
    context = {"discrepancy": content, "scale": on_one_scale(content)}
    return "claims/discrepancy_detail.html", context


def silence_page(silence, revision):
    return "claims/silence_detail.html", shown(revision.content)


PAGES = {
    Claim: statement_page,
    Outcome: statement_page,
    Pair: pair_page,
    Discrepancy: discrepancy_page,
    Silence: silence_page,
}
