"""The suggestions of one text, written whole or not at all."""

from django.db import transaction
from django.db.models.functions import Now

from claims.models import MachineReading, Suggestion
from claims.suggesting.payload import payload
from sources.models import Source
from sources.passages import before

READ_ANEW = ["payload", "score", "model", "rules", "made_at"]


@transaction.atomic
def keep(revision, found, made_with):
    """Write what was found in a text; what an editor decided on stands as it is.

    Two who read the same text write one after the other, and the same rows.
    `made_with` has the names of the model and of the rules.
    """
    Source.objects.select_for_update(no_key=True).get(pk=revision.source_id)
    proposed = {(x.kind, x.start, x.end): x for x in proposals(revision, found)}
    there = revision.suggestions.of_text().select_for_update(no_key=True)
    stored = {(x.kind, x.start, x.end): x for x in there}
    gone = [
        x.pk for key, x in stored.items() if key not in proposed and x.state == "open"
    ]
    Suggestion.objects.filter(pk__in=gone).delete()
    new = [
        suggestion(revision, one, made_with)
        for key, one in proposed.items()
        if key not in stored
    ]
    Suggestion.objects.bulk_create(sorted(new, key=lambda x: (x.start, x.end, x.kind)))
    renew(revision, proposed, stored, made_with)
    MachineReading.objects.update_or_create(
        revision=revision,
        defaults=made_with | {"notice": found.notice, "read_at": Now()},
    )


def proposals(revision, found):
    """What was found, the likeliest last; not what was rejected in an earlier text."""
    text = revision.text
    earlier = Suggestion.objects.of_text().rejected().select_related("revision")
    earlier = earlier.filter(
        revision__source=revision.source_id, revision__number__lt=revision.number
    )
    rejected = {(x.kind, x.exact, before(x.revision.text, x.start)) for x in earlier}
    for one in sorted(found.candidates, key=lambda x: x.score):
        words = text[one.start : one.end]
        if (one.kind, words, before(text, one.start)) not in rejected:
            yield one


def suggestion(revision, one, made_with):
    return Suggestion(
        revision=revision,
        kind=one.kind,
        start=one.start,
        end=one.end,
        exact=revision.text[one.start : one.end],
        score=min(1, one.score),
        payload=payload(one, revision.text),
        **made_with,
    )


def renew(revision, proposed, stored, made_with):
    """Bring what is open up to date."""
    changed = []
    for key in proposed.keys() & stored.keys():
        old, new = stored[key], suggestion(revision, proposed[key], made_with)
        differs = any(getattr(old, x) != getattr(new, x) for x in READ_ANEW[:-1])
        if old.state == Suggestion.State.OPEN and differs:
            for name in READ_ANEW[:-1]:
                setattr(old, name, getattr(new, name))
            old.made_at = Now()
            changed.append(old)
    Suggestion.objects.bulk_update(changed, READ_ANEW)
