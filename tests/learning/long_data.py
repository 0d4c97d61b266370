"""A long data file without a file: an array that is given out in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy
from numpy.typing import NDArray

from tutor.derivation.lesson import Phrase
from tutor.learning.data.dataset import Dataset, Heading, Skipped

Array = NDArray[numpy.float64]


class LongArray:
    """Stands in for a long file."""

    def __init__(self, numbers: Array, names: Sequence[str], block: int = 1000) -> None:
        self.numbers = numbers
        self.block = block
        self.source = "long.csv"
        self.headings = tuple(map(Heading, names))
        self.remarks: tuple[Phrase, ...] = ()
        self.first: tuple[tuple[Fraction, ...], ...] = ()
        self.last: tuple[tuple[Fraction, ...], ...] = ()
        self.skipped = Skipped()
        self.count = 0
        self.walks = 0

    def blocks(self) -> Iterator[Array]:
        """The rows, a block at a time; may be walked through once only."""
        self.walks += 1
        assert self.walks == 1, "a long file is read once"
        for start in range(0, len(self.numbers), self.block):
            part = self.numbers[start : start + self.block]
            self.count += len(part)
            yield part


def exact_twin(numbers: Array, names: Sequence[str]) -> Dataset:
    """The same numbers as fractions."""
    columns = tuple(tuple(Fraction(float(value)) for value in column) for column in numbers.T)
    return Dataset("twin.csv", tuple(map(Heading, names)), columns)
