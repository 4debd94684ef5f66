"""How records become one: everything is done in one transaction, or nothing is."""

from django.db.models import Q

from claims.merging.fields import take, unite
from claims.merging.names import index_again
from claims.merging.plan import Plan
from claims.merging.public import is_public, named_in_public, was_public
from claims.merging.references import Reference, references
from claims.models import Actor, Merge, Pair, Place, Report
from claims.models.state import Reviewed, State
from claims.showing import saved_last, showing
from claims.workflow import UNAPPROVED, refuse_unless, write
from sources.history import acting, written
from sources.models import Explanation, PublicId, Source

MOST = 10_000  # rows that move in one transaction
CONTAINED = {Actor: "member_of", Place: "parent", Source: "part_of"}


def merge(winner, losers, by, reason, values=None):
    """Merge the losers into the winner; return what was done, as a Plan.

    `values` names, for each field whose value a loser gives, that loser. Raises
    Refused, before anything is changed for good, with what can be done instead.
    """
    reason, ids = reason.strip(), ", ".join(x.public_id for x in losers)
    with acting(by, f"merges {ids} into {winner.public_id}: {reason}"):
        winner, *losers = locked([winner, *losers])
        refuse_unless(reason, "Say why they are one: the history will.")
        done = Plan(winner, losers)
        for loser in losers:
            refuse_unless_fit(loser, winner)
        refuse_unless_few(losers)
        shown = change(done, values or {})
        retire(done, reason)
        saved_last_all(done, shown, by)
        refuse_unless_open_ended(winner)
        note(done, by, reason)
    return done


def locked(records):
    """Lock the records, always in one order, and read them anew in that given."""
    model, keys = type(records[0]), [record.pk for record in records]
    refuse_unless(len({*keys}) == len(keys), "A record is not merged into itself.")
    rows = model.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys]


def refuse_unless_fit(loser, winner):
    states = dict(
        PublicId.objects.filter(pk__in=[loser.public_id, winner.public_id]).values_list(
            "pk", "state"
        )
    )
    for record in (loser, winner):
        refuse_unless(
            states[record.public_id] != PublicId.State.MERGED,
            f"“{record}” was merged already.",
        )
    refuse_unless(
        not was_public(loser) or is_public(winner),
        f"“{loser}” was public, and “{winner}” is not: its readers would be led"
        " nowhere. Keep the public one, or publish the other first.",
    )


def kept_best(records):
    """The record to keep, unless an editor says otherwise: public, referred to, old."""

    def worth(record):
        rows = sum(x.rows(record).count() for x in references(type(record)))
        return named_in_public(record), rows, -record.pk

    return max(records, key=worth)


def refuse_unless_few(losers):
    """Refuse what would keep everybody waiting; the other way round it is little."""
    found = references(type(losers[0]))
    many = sum(x.rows(loser).count() for x in found for loser in losers)
    refuse_unless(
        many <= MOST,
        f"{many:,} rows refer to what would be merged, more than {MOST:,} at a time:"
        " keep that one, and merge the others into it.",
    )


def change(done, values):
    """Move what refers to the losers; return the statements that show any of them."""
    winner, losers = done.winner, done.losers
    shown = [*shown_now(winner, losers, values)]
    for loser in losers:
        for reference in references(type(winner)):
            move(done, reference, loser)
        if isinstance(loser, Source):
            cited = Reference(Report._meta.get_field("source"))
            done.add("cites", cited, cited.rows(loser))
    winner.refresh_from_db()
    unite(winner, losers)
    take(winner, values)
    return shown


def shown_now(winner, losers, values):
    """The statements that will say something else; asked while they name the losers."""
    if isinstance(winner, Reviewed):
        yield type(winner), [winner.pk]
        return
    others = losers
    if isinstance(winner, Source):
        others = Source.objects.filter(part_of__in=losers)
    for statements in showing(*others, *([winner] if values else [])):
        keys = [*statements.values_list("pk", flat=True)]
        yield statements.model, keys


def move(done, reference, loser):
    """Let all rows of a column refer to the winner; where some may not, one by one."""
    rows = reference.rows(loser)
    listed = list(rows)
    if reference.point(rows, done.winner):
        done.add("moves", reference, listed)
        return
    for row in listed:
        done.add(move_row(done, reference, row), reference, [row])


def move_row(done, reference, row):
    """Move a row, or say what becomes of it where the winner has the same."""
    same = type(row)._base_manager.filter(pk=row.pk)
    if reference.point(same, done.winner):
        return "moves"
    if isinstance(row, Pair):
        return merge_pair(done, reference, row)
    if reference.owned:
        return "stays"
    if reference.field.null:
        same.update(**{reference.field.name: None})
    else:
        row.delete()
    return "goes"


def merge_pair(done, reference, pair):
    """A pair whose both statements are paired already is the same pair."""
    ends = {"claim": pair.claim, "outcome": pair.outcome}
    ends[reference.field.name] = done.winner
    twin = Pair.objects.select_for_update().get(**ends)
    refuse_unless_fit(pair, twin)
    done.add_pair(pair, twin)
    return "merges"


def retire(done, reason):
    """Withdraw the losers in favour of the winner: their pages lead to its page.

    The id leads on first, so that no reader's log takes this for a withdrawal.
    """
    for loser, winner in done.merged:
        lead_on(PublicId.objects.get(pk=loser.public_id), winner)
        if isinstance(loser, Reviewed):
            write(
                loser,
                state=State.WITHDRAWN,
                withdrawn_reason=reason,
                **UNAPPROVED,
            )


def saved_last_all(done, shown, by):
    """Who merges has saved last all that says something else from now on."""
    for model, keys in [*shown, *done.reviewed()]:
        saved_last(model.objects.filter(pk__in=keys), by)


def refuse_unless_open_ended(record):
    """Refuse where the winner would now contain itself."""
    name = CONTAINED.get(type(record))
    here, seen = record, set()
    while name and (here := getattr(here, name)):
        refuse_unless(here != record, "One of them contains the other.")
        if here.pk in seen:
            break
        seen.add(here.pk)


def note(done, by, reason):
    """Say of each id what it became, with the events that tell how."""
    first, last = written()
    common = {"by": by, "reason": reason, "first_event": first, "last_event": last}
    lead = None
    for loser, winner in done.merged:
        made = Merge.objects.create(
            kind=loser._meta.model_name,
            loser_id=loser.public_id,
            winner_id=winner.public_id,
            within=lead,
            was=done.was[loser.public_id],
            public=loser.public_id in done.public,
            **common,
        )
        lead = lead or made
        if made.public:
            matter = Explanation.Matter.MERGE
            Explanation.write(matter, made.loser_id, made.pk, reason, by)
    done.merge = lead
    index_again(done.winner, [loser for loser, _ in done.merged])


def lead_on(issued, winner):
    """Point an id, and all that pointed to it, to the winner: no pointer is followed twice."""
    led = PublicId.objects.filter(Q(pk=issued.pk) | Q(successor=issued.pk))
    led.update(state=PublicId.State.MERGED, successor=winner.public_id)
