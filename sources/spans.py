"""Where words stand in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """The characters [start, end) of a text, in Unicode code points.

    Raises ValueError for a span that is empty or begins before its text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"[{self.start}, {self.end}) holds no character.")
