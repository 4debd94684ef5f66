"""Extraction measured: how right it is, and its speed beside bare spaCy.

Run as `python -m tests.benchmarks.extraction`. Bare spaCy reads the same texts
with the same pipeline in the same run, in turns.
"""

import statistics
import time

from claims.extraction import extract_many
from claims.extraction.pipeline import load, model_name
from tests import scores
from tests.seed_scores import seeds

ROUNDS = 3
REPEATED = 2


def bare(texts, without=()):
    nlp = load(model_name())
    with nlp.select_pipes(disable=[*without]), nlp.memory_zone():
        for _ in nlp.pipe(texts, batch_size=32):
            pass


def ours(texts):
    for _ in extract_many(texts):
        pass


def seconds(run, *arguments):
    started = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - started


def speed():
    """Print words a second: ours, bare spaCy, and the parser without `ner`."""
    texts = [d["text"] for d in scores.lines("entities_re3d.jsonl")] * REPEATED
    words = sum(len(text.split()) for text in texts)
    bare(texts[:4])
    ours(texts[:4])
    taken = {"ours": [], "bare": [], "without ner": []}
    for _ in range(ROUNDS):
        taken["ours"].append(seconds(ours, texts))
        taken["bare"].append(seconds(bare, texts))
        taken["without ner"].append(seconds(bare, texts, ["ner"]))
    for name, times in taken.items():
        print(f"{name:12} {words / statistics.median(times):8,.0f} words/s")
    ratios = [b / o for b, o in zip(taken["bare"], taken["ours"], strict=True)]
    print(f"ours / bare  {statistics.median(ratios):.2f}")


def main():
    print(f"model: {model_name() or 'none'}")
    for kind, score in scores.entities().items():
        print(f"{kind:10} {score}")
    right, all_of_them = scores.quantities()
    print(f"quantities {right} of {all_of_them} sentences with all values right")
    for kind, score in seeds().items():
        print(f"{kind:10} {score}  (sentences of the seeds)")
    speed()


if __name__ == "__main__":
    main()
