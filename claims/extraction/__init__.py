"""What a text says: who claimed what, what happened, how many, where and when.

Nothing here knows Django or the database; callers hand in the names they know
as a Lexicon. spaCy is imported when the first text is read, never before, so
that a web process that reads nothing never pays for it. Offsets are code points
of the text as given, half-open. Everything found is a suggestion.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from itertools import batched, chain, repeat
from multiprocessing import get_context, parent_process

from claims.extraction.lexicon import DEFAULT, Known, Lexicon
from claims.extraction.reading import Job, read_all
from claims.extraction.records import (
    ActorMention,
    Attribution,
    Candidate,
    DateMention,
    Extraction,
    FigureMention,
    PlaceMention,
)
from claims.extraction.rules import VERSION

__all__ = [
    "DEFAULT",
    "VERSION",
    "ActorMention",
    "Attribution",
    "Candidate",
    "DateMention",
    "Extraction",
    "FigureMention",
    "Known",
    "Lexicon",
    "PlaceMention",
    "extract",
    "extract_many",
]


def extract(
    text: str, published: date | None = None, lexicon: Lexicon = DEFAULT
) -> Extraction:
    """Return what a text says; dates are read against the day it was published."""
    return next(read_all([(text, published)], lexicon, 1))


def extract_many(
    texts: Iterable[str],
    published: Iterable[date | None] = (),
    lexicon: Lexicon = DEFAULT,
    batch_size: int = 32,
    processes: int = 1,
) -> Iterator[Extraction]:
    """Yield what each text says, in order, reading no further ahead than needed."""
    jobs = zip(texts, chain(published, repeat(None)), strict=False)
    if processes == 1:
        yield from read_all(jobs, lexicon, batch_size)
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, _keep, (lexicon,)) as pool:
        try:
            waiting: deque[Future[list[Extraction]]] = deque()
            for batch in batched(jobs, batch_size):
                waiting.append(pool.submit(_read_batch, batch))
                if len(waiting) > 2 * processes:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:  # whoever stops early does not wait for what nobody will read
            pool.shutdown(cancel_futures=True)


_kept: list[Lexicon] = [DEFAULT]


def _keep(lexicon: Lexicon) -> None:
    """Keep the lexicon in a process of the pool, so that it is indexed once there.

    A process ends with the one that started it, even if that was killed: it waits
    for work on a queue that it holds open itself, and would wait for ever.
    """
    _kept[:] = [lexicon]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asked
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _read_batch(jobs: tuple[Job, ...]) -> list[Extraction]:
    return [*read_all(jobs, _kept[0], len(jobs))]
