"""How long anchoring takes beside RapidFuzz's own alignment, on the same inputs.

Run it with `python -m tests.benchmarks.anchoring`; it fails where a budget is passed.
"""

import random
import resource
import sys
import time
from collections import Counter

from rapidfuzz import fuzz

from sources.anchoring import Quote, anchor, anchor_all, describe
from tests.reports import edit, sentence

ROUNDS = 15
VOCABULARY = 20_000
LETTERS = "eeettaaooiinnsshhrrddlucmfwygpbvk"
EXACT, EDITED, BOTH = 0.1, 2.0, 10.0  # of RapidFuzz's time
CITATIONS, SECONDS, MEGABYTES = 10_000, 10, 30


def prose(rng, size):
    """Sentences of our own, each with words that are rare, as names and terms are."""
    words = [
        "".join(rng.choices(LETTERS, k=rng.randint(3, 9))) for _ in range(VOCABULARY)
    ]
    common = [1 / rank for rank in range(1, VOCABULARY + 1)]
    pieces, long = [], 0
    while long < size:
        told = " ".join(rng.choices(words, common, k=rng.randint(6, 14)))
        pieces.append(f"{sentence(rng)} {told.capitalize()}.")
        long += len(pieces[-1]) + 1
    return " ".join(pieces)[:size]


def best(work):
    """The shortest of some runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def garbled(rng, words):
    """The words with a tenth of their letters changed."""
    letters = list(words)
    for place in rng.sample(range(len(letters)), len(letters) // 10):
        letters[place] = rng.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(letters)


def compare(name, quote, text, budget):
    ours = best(lambda: anchor(quote, text))
    theirs = best(lambda: fuzz.partial_ratio_alignment(quote.exact, text))
    match = anchor(quote, text)
    state = match.state if match else "lost"
    ratio = ours / theirs
    print(f"{name:38}{state:9}{ours:9.3f} ms{theirs:9.3f} ms{ratio:8.2f} ≤ {budget}")
    return ratio <= budget


def alone(rng):
    """One quotation of 100 characters in 1 MB."""
    text = prose(rng, 1_000_000)
    start = 700_000
    known = describe(text, start, start + 100)
    bare = Quote(known.exact)
    now = text[:start] + garbled(rng, known.exact) + text[start + 100 :]
    later = "An earlier word.\n\n" + text
    print(f"{'100 characters in 1 MB':38}{'':9}{'ours':>12}{'RapidFuzz':>12}")
    yield compare("exact, in its place", known, text, EXACT)
    yield compare("exact, moved", known, later, EXACT)
    yield compare("exact, without context", bare, text, EXACT)
    yield compare("10 % of the letters edited", known, now, EDITED)
    yield compare("edited, without context", bare, now, EDITED)
    around = garbled(rng, text[start - 40 : start + 140])
    scanned = text[: start - 40] + around + text[start + 140 :]
    yield compare("edited, and its context too", known, scanned, BOTH)


def many(rng):
    """All citations of one source of 200 KB after an edit."""
    text = prose(rng, 200_000)
    starts = [rng.randrange(len(text) - 200) for _ in range(CITATIONS)]
    quotes = [describe(text, at, at + rng.randint(40, 200)) for at in starts]
    parts = text.split(". ")
    for place in rng.sample(range(len(parts)), len(parts) // 10):
        parts[place] = edit(rng, parts[place] or "None.", 0.2).removesuffix(".")
    now = "A correction was made. " + ". ".join(parts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    states = Counter(m.state if m else "lost" for m in anchor_all(quotes, now))
    seconds = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"\n{CITATIONS} citations of 200 KB: {seconds:.1f} s ≤ {SECONDS}", dict(states)
    )
    print(f"memory grew by {grown:.1f} MB ≤ {MEGABYTES}")
    return seconds <= SECONDS and grown <= MEGABYTES


if __name__ == "__main__":
    rng = random.Random(4)  # noqa: S311
    kept = [*alone(rng), many(rng)]
    sys.exit(0 if all(kept) else "A budget is passed.")
