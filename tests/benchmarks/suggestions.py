"""How well the pairs of the seeds are ranked, and how firmly the figure stands.

    make demo    # once, for its database
    python -m tests.benchmarks.suggestions

Prints how many pairs stand in the top 5 for their claim, by topic; the same without
each piece of evidence; and with all weights changed at random by up to 30 %.
"""

import os
import statistics
from collections import Counter

import django

SHAKES = 100


def by_topic(ranking, among):
    """Pairs in the top and all pairs, by the topics of their claims."""
    found, every = Counter(), Counter()
    for claim, number in among.items():
        for title in ranking.claims[claim].topics.values():
            found[title] += number
            every[title] += len(ranking.pairs[claim])
    return [(title, found[title], every[title]) for title in sorted(every)]


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from claims.comparison.weights import WEIGHTS
    from tests.ranking import TOP, Ranking, shaken

    ranking = Ranking()
    among, above = ranking.measure()
    pairs = sum(map(len, ranking.pairs.values()))
    print(
        f"{sum(among.values())} of {pairs} pairs in the top {TOP}, {above} traps above"
    )
    for title, found, every in by_topic(ranking, among):
        print(f"  {found:>3} of {every:>3}  {title}")
    for name in WEIGHTS:
        among, above = ranking.measure({**WEIGHTS, name: 0.0})
        print(f"  without {name}: {sum(among.values())}, {above} traps above")
    runs = [ranking.measure(shaken(seed)) for seed in range(SHAKES)]
    found = sorted(sum(among.values()) for among, _ in runs)
    print(
        f"weights changed by up to 30 %, {SHAKES} times: {found[0]} to {found[-1]}, "
        f"mean {statistics.mean(found):.1f}, traps above in {sum(x > 0 for _, x in runs)}"
    )


if __name__ == "__main__":
    main()
