"""The telling words and the names of a statement."""

import re
from calendar import day_name, month_name
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]{4,}")
NAME = re.compile(r"(?<=[\w,;:’] )[^\W\d_a-z][^\W\d_]{3,}")
ENDINGS = [("ies", "y"), ("ied", "y"), ("s", ""), ("ing", ""), ("ed", ""), ("e", "")]
DAYS = frozenset([*month_name, *day_name])
COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about according account activist activists added after again against
        ahead alone along also although among announced another around article
        author authors away back because been before being below between both
        claimed claims could count counts days does done down during each early
        either else even ever every first five four from given gives government
        group have having held here hours however into itself judgement just
        largely last late later least less like made many ministry monitor
        monitors more most much named near nearly never next nine none number
        official officials often once only other others over part people person
        persons place places president reading reported reports said same says
        seven several since some source sources spokesman stated statement still
        such take taken tells than that their them themselves then there these
        they this those three through thus time today together told toward
        towards under unnamed until upon version very view week were what when
        where which while whom whose will with within without words would year
        years
        """,
    )
)


def stem(word: str) -> str:
    """A word without its endings: “strike”, “strikes” and “striking” are one."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending) + instead
    return word[:-1] if word[-2:-1] == word[-1:] else word


@lru_cache(maxsize=2_048)
def telling(text: str) -> dict[str, str]:
    """Return the telling words of a text by their stems, in its order.

    Endings are cut, so that “strikes” is “strike”; common words and names do
    not count: who and where are compared by themselves.
    """
    words = [match[0] for match in WORD.finditer(text)]
    return {
        stem(word): word
        for word in reversed(words)
        if word.islower() and word not in COMMON
    }


@lru_cache(maxsize=2_048)
def named(text: str) -> tuple[str, ...]:
    """Return the names in a text, in its order: what is in capitals within a sentence.

    Those of months and of days of the week are none.
    """
    names = dict.fromkeys(match[0] for match in NAME.finditer(text))
    return tuple(name for name in names if name not in DAYS)
