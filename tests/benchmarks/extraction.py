"""Extraction measured: how right it is, and its speed beside bare spaCy.

Run as `python -m tests.benchmarks.extraction`. Bare spaCy reads the same texts
with the same pipeline in the same run, in turns; times are those of the processor,
so that other work on the machine does not count. `--memory 10000` reads that many
documents instead and prints what the process holds.
"""

import argparse
import os
import resource
import statistics
import time
from itertools import cycle, islice
from pathlib import Path

from claims.extraction import extract_many
from claims.extraction.pipeline import load, model_name
from tests import own_words, scores
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
    started = time.process_time()
    run(*arguments)
    return time.process_time() - started


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


def accuracy():
    """Print how right it is, with the components that SPACY_WITHOUT leaves."""
    for kind, score in scores.entities().items():
        print(f"  {kind:10} {score}")
    right, all_of_them = scores.quantities()
    print(f"  quantities {right} of {all_of_them} sentences with all values right")
    for kind, score in seeds().items():
        print(f"  {kind:10} {score}  (sentences of the seeds)")
    for half, name in enumerate(["development half", "held-out half"]):
        own(half, name)


def own(half, name):
    """Print the scores of our own annotated sentences (tests/annotated)."""
    for kind, score in own_words.attributions(half).items():
        print(f"  {kind:10} {score}  (own sentences, {name})")
    found, right, wanted = own_words.dates(half)
    print(f"  dates      {found}  {right} of {wanted} values right")
    print(f"  places     {own_words.places(half)}")
    found, kinds, _, _ = own_words.events(half)
    print(f"  events     {found}  {kinds} of {found.wanted} types right")


def held():
    """Return the memory of this process in megabytes."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def memory(documents):
    """Print the memory held ten times while so many documents are read."""
    texts = [d["text"] for d in scores.lines("entities_re3d.jsonl")]
    read = extract_many(islice(cycle(texts), documents))
    for number, _ in enumerate(read, 1):
        if number % max(1, documents // 10) == 0:
            print(f"{number:8,} documents  {held():7,.0f} MB", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--memory", type=int, metavar="DOCUMENTS")
    asked = parser.parse_args()
    print(f"model: {model_name() or 'none'}")
    if asked.memory:
        return memory(asked.memory)
    accuracy()
    speed()
    os.environ["SPACY_WITHOUT"] = "ner"
    for kept in (own_words.read, own_words.dated, own_words.reported):
        kept.cache_clear()
    print("without ner:")
    return accuracy()


if __name__ == "__main__":
    main()
