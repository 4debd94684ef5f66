"""What a statement is about in the broadest terms, told by its words.

“Bombing” and “air strikes” are one matter, though no word is shared. The words are
those of war and politics in English news, by theme; each theme is named as it is
said to an editor.
"""

from collections.abc import Mapping
from functools import lru_cache

from claims.comparison.subject import stem, telling

WORDS: Mapping[str, str] = {
    "bombing": """
        airstrike aircraft airpower bomb bomber bombing bombard bombardment jet missile
        pound raid shell shelling sortie strike warplane helicopter drone
        """,
    "the dead": """
        casualty corpse dead deadly death die fatality injured injury kill killing lives
        massacre slain toll victim wounded
        """,
    "ground won or lost": """
        advance breakthrough capture conquer counterattack encircle foothold frontline
        gain ground hold held liberate lose lost offensive outskirts overrun progress push
        recapture regain retake retaken retreat rout seize siege storm surrender territory
        town village
        """,
    "talks": """
        accord agreement ceasefire cessation compromise deal diplomacy hostilities
        negotiate negotiation peace settlement summit talks transition treaty truce
        """,
    "civilians": """
        bystander children civilian homes hospital houses market mosque neighbourhood
        neighborhood residential resident school women
        """,
    "troops": """
        adviser battalion base brigade contingent deploy deployment garrison reinforce
        reinforcement send sent soldier station troops withdraw withdrawal
        """,
    "who helps whom": """
        accomplice aid ally assist backing collude collusion concert cooperate
        coordinate coordination help helped opportunity profit side smooth strengthen
        support
        """,
}


@lru_cache(maxsize=1)
def _themes() -> dict[str, str]:
    """Themes by the stems of their words."""
    return {stem(word): name for name, words in WORDS.items() for word in words.split()}


@lru_cache(maxsize=2_048)
def themes(text: str) -> tuple[str, ...]:
    """The themes that the telling words of a text belong to, in its order."""
    known = _themes()
    return tuple(dict.fromkeys(known[x] for x in telling(text) if x in known))
