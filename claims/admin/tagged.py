"""What an editor has done to a text since logging in, so that the last of it is undone."""

from dataclasses import asdict, dataclass

from claims.models import Suggestion
from claims.tagging.keeping import Kept, refuse_unless_last, take_back
from claims.workflow import Refused, refuse_unless
from sources.models import Decided

TAGGED = "tagged"  # the place in the session
REMEMBERED = 50  # steps


@dataclass(frozen=True)
class Rejected:
    """A proposal that was turned down."""

    suggestion: int


KINDS = {"kept": Kept, "rejected": Rejected}


def remember(request, source, step):
    kind = next(name for name, of in KINDS.items() if isinstance(step, of))
    entry = [source.pk, kind, asdict(step)]
    every = request.session.get(TAGGED, [])
    request.session[TAGGED] = [*every, entry][-REMEMBERED:]


def last_step(request, source):
    """The newest step of this login in this source; None where there is none."""
    every = request.session.get(TAGGED, [])
    here = [(kind, step) for key, kind, step in every if key == source.pk]
    return KINDS[here[-1][0]](**here[-1][1]) if here else None


def forget(request, source):
    """Forget the newest step in this source."""
    every = request.session[TAGGED]
    last = max(i for i, (key, *_) in enumerate(every) if key == source.pk)
    request.session[TAGGED] = every[:last] + every[last + 1 :]


def undoable_step(request, source):
    """The newest step that can be undone; forgets those that somebody has gone on with."""
    while (step := last_step(request, source)) is not None:
        try:
            refuse_unless_undoable(step, request.user)
        except Refused:
            forget(request, source)
        else:
            break
    return step


def refuse_unless_undoable(step, user):
    if isinstance(step, Kept):
        refuse_unless_last(step, user)
    if step.suggestion is not None:
        found = Suggestion.objects.decided().filter(pk=step.suggestion)
        found = found.filter(decided_by=user).exists()
        refuse_unless(found, "Somebody has decided on it since.")


def reverse(step, user):
    """Undo a step. Raises Refused where somebody has gone on with it."""
    refuse_unless_undoable(step, user)
    if isinstance(step, Kept):
        take_back(step, user)
    if step.suggestion is None:
        return
    try:
        Suggestion.objects.get(pk=step.suggestion).reopen()
    except Decided as error:
        raise Refused(str(error)) from error
