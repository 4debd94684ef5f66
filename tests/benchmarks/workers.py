"""What a worker costs and a second one adds, beside bare spaCy in the same run.

    python -m tests.benchmarks.workers [DOCUMENTS]

First the memory of one process over many documents, every one with words that no
other has: flat after the first fifth of them. Then the
words a second of one process and of two at once, ours and bare spaCy's in turns: a
second process of ours is to add 0.9 of what a second one of bare spaCy adds.
"""

import resource
import statistics
import sys
import time
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from claims.extraction import extract_many
from tests import scores
from tests.benchmarks.extraction import bare, ours

DOCUMENTS = 10_000
STEPS = 10
REPEATED = 2  # times that a process reads the texts
ROUNDS = 3
LEAST, MEGABYTES = 0.9, 450


def texts():
    return [document["text"] for document in scores.lines("entities_re3d.jsonl")]


def resident():
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def numbered(number):
    for at, text in enumerate(islice(cycle(texts()), number)):
        yield f"Brigade Zx{at:x}q said it took Qy{at:x}zt on Friday. {text}"


def memory(number):
    """Print what one process holds as it goes, and return how much it grew."""
    held, every = [], max(1, number // STEPS)
    for at, _ in enumerate(extract_many(numbered(number), batch_size=16), 1):
        if at % every == 0:
            held.append(resident())
            print(f"{at:>7,} documents {held[-1]:6.0f} MB", flush=True)
    return held[-1] - held[1]


def run(reader, ready, took):
    mine = texts() * REPEATED
    reader(mine[:4])
    ready.wait()
    started = time.perf_counter()
    reader(mine)
    took.put(time.perf_counter() - started)


def rate(reader, processes):
    """Words a second of so many processes at once, once all have their model."""
    context = get_context("spawn")
    ready, took = context.Barrier(processes), context.Queue()
    of = [
        context.Process(target=run, args=(reader, ready, took))
        for _ in range(processes)
    ]
    for process in of:
        process.start()
    longest = max(took.get() for _ in of)
    for process in of:
        process.join()
    words = sum(len(text.split()) for text in texts()) * REPEATED
    return processes * words / longest


def scaling():
    """Print both rates, and return what our second process adds of what theirs does."""
    shares = []
    for _ in range(ROUNDS):
        added = {}
        for reader in (bare, ours):
            one, two = rate(reader, 1), rate(reader, 2)
            added[reader] = two / one - 1
            print(f"{reader.__name__:5} {one:8,.0f} words/s, two at once {two:8,.0f}")
        shares.append(added[ours] / added[bare])
    return statistics.median(shares)


def main(number):
    grown = memory(number)
    print(f"grown by {grown:.0f} MB after the first fifth")
    share = scaling()
    print(f"a second process adds {share:.2f} of what one of bare spaCy adds")
    sys.exit(share < LEAST or resident() > MEGABYTES)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else DOCUMENTS)
