"""Whether two texts are near-copies: how many of their runs of words they share.

Containment of shingles, and sketches of them by hash modulo a power of two: A. Broder,
“On the resemblance and containment of documents”, 1997.
"""

import re
from zlib import crc32

SHINGLE = 4  # words
CONTAINED = 0.5  # share of the shorter's shingles that make a near-copy
FEWEST = 4  # shingles (7 words): shorter agreement is chance
SKETCH = 128  # hashes at most
WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[str]:
    """Return every run of four words, without capitals and punctuation."""
    words = WORD.findall(text.casefold())
    runs = range(len(words) - SHINGLE + 1)
    return frozenset(" ".join(words[start : start + SHINGLE]) for start in runs)


def contained(a: frozenset[str], b: frozenset[str]) -> float:
    """Say how much of the smaller set is in the other, from 0 to 1."""
    shorter = min(len(a), len(b))
    return len(a & b) / shorter if shorter >= FEWEST else 0.0


def containment(a: str, b: str) -> float:
    """Say how much of the shorter text stands in the longer, from 0 to 1."""
    return contained(shingles(a), shingles(b))


def sketch(text: str) -> list[int]:
    """Return at most 128 signed 32-bit hashes, of which texts that share much share some.

    All are divisible by one power of two, the least that leaves so few: the sketch
    of a long text holds part of that of a short one that stands in it.
    """
    hashes = {crc32(run.encode(errors="surrogatepass")) for run in shingles(text)}
    divisor = 1
    while len(hashes) > SKETCH:
        divisor *= 2
        hashes = {x for x in hashes if x % divisor == 0}
    return sorted(x - 2**31 for x in hashes)
