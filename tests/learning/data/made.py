"""Data files made for the tests, and what is read from them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy

from tutor.learning.data.dataset import Dataset, LongDataset
from tutor.learning.data.open import open_data

if TYPE_CHECKING:
    from numpy.typing import NDArray


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "f.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(path: Path, skip_bad: bool = False) -> Dataset:
    """All columns of a short file."""
    file = open_data(path)
    data = file.read(range(len(file.headings)), skip_bad)
    assert isinstance(data, Dataset)
    return data


def read_all(path: Path | str, columns: Sequence[int] = (0, 1), skip_bad: bool = False) -> NDArray[numpy.float64]:
    """The numbers of a file of any length: rows × columns."""
    data = open_data(path).read(columns, skip_bad)
    if isinstance(data, Dataset):
        return numpy.array(data.columns, numpy.float64).T
    return all_rows(data)


def all_rows(data: LongDataset) -> NDArray[numpy.float64]:
    return numpy.concatenate(list(data.blocks()))


def exactly(*parts: Sequence[int | Fraction]) -> tuple[tuple[Fraction, ...], ...]:
    """Columns, or rows, of exact numbers."""
    return tuple(tuple(map(Fraction, part)) for part in parts)
