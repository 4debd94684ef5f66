"""Which telling words two statements share."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]{4,}")
ENDINGS = re.compile(r"(?:ing|ed|es|s|ies)\Z")
COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about according account added after again against ahead alone along also
        although among announced another around away back because been before being
        below between both claimed claims could count counts days does done down
        during each early either else even ever every first five four from given gives
        government group have having held here hours however into itself just largely
        last late later least less like made many ministry more most much named near
        nearly never next nine none number official officials often once only other
        others over part people place places president reported reports said same says
        seven several since some spokesman stated statement still such take taken
        tells than that their them themselves then there these they this those three
        through thus time today together told toward towards under until upon very
        week were what when where which while whom whose will with within without
        words would year years
        """,
    )
)


@lru_cache(maxsize=2_048)
def telling(text: str) -> dict[str, str]:
    """Return the telling words of a text by their stems, in its order.

    Endings are cut, so that “strikes” is “strike”; common words and names do
    not count: who and where are compared by themselves.
    """
    words = [match[0] for match in WORD.finditer(text)]
    return {
        ENDINGS.sub("", word): word
        for word in reversed(words)
        if word.islower() and word not in COMMON
    }
