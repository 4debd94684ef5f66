"""What an editor has tagged since logging in, so that the last of it can be taken back."""

from dataclasses import asdict

from claims.tagging.keeping import Kept

TAGGED = "tagged"  # the place in the session
REMEMBERED = 20  # taggings


def remember(request, source, made):
    every = request.session.get(TAGGED, [])
    request.session[TAGGED] = [*every, [source.pk, asdict(made)]][-REMEMBERED:]


def last_tagged(request, source):
    """The newest tagging of this login in this source; None where there is none."""
    every = request.session.get(TAGGED, [])
    here = [made for key, made in every if key == source.pk]
    return Kept(**here[-1]) if here else None


def forget(request, source, last):
    every = request.session[TAGGED]
    every.remove([source.pk, asdict(last)])
    request.session[TAGGED] = every
