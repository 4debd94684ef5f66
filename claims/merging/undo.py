"""How what became one is two again, with all that was done to either since kept."""

from django.db.models import Q
from django.db.models.functions import Now

from claims.merging.names import index_again
from claims.merging.reversal import take_all_back
from claims.models import Actor, Claim, Merge, Outcome, Pair, Place
from claims.workflow import refuse_unless
from sources.history import acting
from sources.models import Event, PublicId, Source

MODELS = {
    model._meta.model_name: model
    for model in (Actor, Place, Claim, Outcome, Pair, Source)
}


def undo(merge, by):
    """Take a merge back; return, in words, what stays as it was edited since.

    Everything else is as it was before. Raises Refused where that cannot be.
    """
    with acting(by, f"takes back the merge of {merge.loser_id} into {merge.winner_id}"):
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        merges = [merge, *merge.with_it.all()]
        for one in merges:
            lock_ends(one)
        refuse_unless_undoable(merge)
        for one in merges:
            lead_back(one)
        stays = [*take_all_back(events(merge), by)]
        Merge.objects.filter(pk__in=[x.pk for x in merges]).update(
            undone_by=by, undone_at=Now()
        )
        for one in merges:
            index_again(record(one, one.winner_id), [record(one, one.loser_id)])
    return list(dict.fromkeys(stays))


def events(merge):
    """What the merge changed, the last first, but for where ids lead."""
    ids = (merge.first_event, merge.last_event)
    found = Event.objects.filter(pk__range=ids).order_by("-pk")
    return found.exclude(table=PublicId._meta.db_table)


def record(merge, public_id):
    return MODELS[merge.kind].objects.get(public_id=public_id)


def lock_ends(merge):
    ends = [merge.loser_id, merge.winner_id]
    records = MODELS[merge.kind].objects.filter(public_id__in=ends)
    list(records.select_for_update().order_by("pk"))


def refuse_unless_undoable(merge):
    """Refuse what is taken back already, or can be only together with another merge."""
    refuse_unless(merge.is_open, "It was taken back already.")
    refuse_unless(
        merge.within is None, f"Take back the merge that it is part of: {merge.within}."
    )
    for one in [merge, *merge.with_it.all()]:
        refuse_unless_last(one)


def refuse_unless_last(merge):
    """What was merged further is separated there first."""
    ends = [merge.loser_id, merge.winner_id]
    records = MODELS[merge.kind].objects.filter(public_id__in=ends)
    refuse_unless(records.count() == 2, "One of them is gone.")
    further = Merge.objects.open().filter(loser=merge.winner).first()
    refuse_unless(not further, f"Take back the later merge first: {further}.")


def lead_back(merge):
    """Give the id its own page again, and back to it what had been merged into it."""
    issued, own = PublicId.objects.filter(pk=merge.loser_id), {merge.loser_id}
    led = Merge.objects.open()
    while found := {*led.filter(winner__in=own).values_list("loser", flat=True)} - own:
        own |= found
    issued.update(state=merge.was, successor=None)
    before = PublicId.objects.filter(Q(pk__in=own - {merge.loser_id}))
    before.update(successor=merge.loser_id)
