"""What an editor has done to a text since logging in, so that the last of it is undone."""

from dataclasses import asdict, dataclass

from claims.models import Suggestion
from claims.tagging.keeping import Kept, take_back
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


def reverse(step, user):
    """Undo a step. Raises Refused where somebody has gone on with it."""
    if isinstance(step, Kept):
        take_back(step, user)
    found = Suggestion.objects.filter(pk=step.suggestion).first()
    if step.suggestion is None:
        return
    if isinstance(step, Rejected):
        refuse_unless(
            found and found.decided_by == user, "Somebody has decided on it since."
        )
    try:
        found.reopen()
    except Decided as error:
        raise Refused(str(error)) from error
