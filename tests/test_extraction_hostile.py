import importlib
import os
import pkgutil
import re
import time

import pytest

import claims.extraction
from claims.extraction import extract
from claims.extraction.calendar_words import edges
from claims.extraction.dates import COMPILED, dates_in
from claims.extraction.figures import figures_in
from claims.extraction.lexicon import DEFAULT
from claims.extraction.names import names_of
from claims.extraction.quotations import quotations
from sources.dates import bounds

SOAK = bool(os.environ.get("PLUMBLINE_SOAK"))
SIZE = 100_000 if SOAK else 8_000  # characters
SLOWEST = 0.05  # seconds, and as much again for a machine that others use
HOSTILE = [
    "a", " ", "\n", "1", "1,", "1 ", "-", "“", "\"", "'", "five ", "one hundred and ", "in ", "A", "A ", "Al-",
    "May 1 ", "from 1 to ", "the last ", "Near A B C D ", "said ", "no. ", "$", "at least ", "the ", "’s ", "x-",
]  # fmt: skip


def patterns():
    """Every pattern that a module of extraction compiles."""
    for found in pkgutil.iter_modules(claims.extraction.__path__):
        module = importlib.import_module(f"claims.extraction.{found.name}")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{found.name}.{name}")
    yield from (pytest.param(p, id=f"dates.{name}") for name, p in COMPILED)


def quickest(run):
    taken = []
    for _ in range(3):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
        if taken[-1] < SLOWEST:
            break
    return min(taken)


@pytest.mark.parametrize("pattern", [*patterns()])
def test_p22_every_pattern_is_linear(pattern):
    for unit in HOSTILE:
        small, large = (
            (unit * (size // len(unit)))[:size] for size in (SIZE // 4, SIZE)
        )
        taken = quickest(lambda text=large: [*pattern.finditer(text)])
        if taken > 2 * SLOWEST:
            before = quickest(lambda text=small: [*pattern.finditer(text)])
            assert taken < 6 * before, f"{unit!r}: {taken:.3f} s"


@pytest.mark.parametrize(
    "read", [figures_in, dates_in, quotations, names_of(DEFAULT).found]
)
@pytest.mark.parametrize("unit", HOSTILE)
def test_p23_twice_the_text_takes_about_twice_the_time(read, unit):
    small, large = (unit * (size // len(unit)) for size in (SIZE // 8, SIZE // 2))
    taken = quickest(lambda: read(large))

    assert taken < 4 * SLOWEST or taken < 8 * quickest(lambda: read(small))


@pytest.mark.parametrize("unit", ["x", "“"])
def test_p23_a_pipeline_never_sees_more_than_it_can_take(unit):
    found = extract(unit * SIZE)

    assert all(span.end <= SIZE * len(unit) for span in found.sentences)


@pytest.mark.parametrize(
    "edtf",
    [
        "2015",
        "2015-10",
        "2015-10-09",
        "2015-10-01~/2015-10-10~",
        "2015-10-09/..",
        "../2015-02",
        "2016-22",
        "199X",
        "2014-24",
    ],
)
def test_bounds_of_what_is_written_here_are_those_of_edtf(edtf):
    assert edges(edtf) == bounds(edtf)
