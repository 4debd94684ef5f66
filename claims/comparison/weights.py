"""How much each piece of evidence counts, in log odds: round numbers, each with its why.

Set by judgement, and tried on the seeds: `tests.benchmarks.suggestions` shows how the
ranking of their pairs moves when each is changed by up to 30 %.
"""

from collections.abc import Mapping

Weights = Mapping[str, float]

WEIGHTS: Weights = {
    # Time: a short period of both that touches says most; distance wears off slowly.
    "one short time": 1.2,
    "within": 0.6,
    "overlapping": 0.4,
    "near in time": 0.4,
    "far in time": 2.6,
    "near the words": 0.25,
    "before the words": 3.0,
    # Place: half of it is lost where a place is named in nearly everything.
    "one place": 2.0,
    "one vague place": 0.5,
    "place in place": 1.5,
    "place in vague place": 0.5,
    "near in space": 1.5,
    "apart in space": 1.2,
    # Who: what befalls somebody is said of fewer than what somebody does.
    "befalls": 2.0,
    "acts": 0.75,
    "others than the target": 0.25,
    "other victims": 3.0,
    "other doers": 4.0,
    "other doers, one target": 1.5,
    # What: the subject by its topic, its words, its themes and its names.
    "topic": 2.0,
    "other topic": 0.5,
    "words": 1.0,
    "names": 0.75,
    "themes": 1.0,
    "figures": 1.0,
    "kind": 0.5,
    # Who tells it: an author who tells both has thought of both.
    "one source": 2.0,
    "several sources": 0.25,
}
