"""Parquet files: exact numbers, long ones in blocks, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy
import pyarrow
import pytest
from pyarrow import parquet

from tests.learning.data.made import all_rows, exactly, read_all
from tutor.errors import Unanswerable
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.data.notes import data_notes
from tutor.learning.data.open import open_data
from tutor.render.words import say


def written(folder: Path, columns: Mapping[str, object], **options: object) -> Path:
    path = folder / "data.parquet"
    parquet.write_table(pyarrow.table(dict(columns)), path, **options)
    return path


@pytest.mark.parametrize(
    ("kind", "values", "exactly"),
    [
        (pyarrow.float64(), [0.1, -2.5, 1e-7], [Fraction(1, 10), Fraction(-5, 2), Fraction(1, 10**7)]),
        (pyarrow.float32(), [0.1, 1e20], [Fraction(1, 10), Fraction(10**20)]),
        (pyarrow.int64(), [3, -(2**62)], [3, -(2**62)]),
        (pyarrow.uint8(), [0, 255], [0, 255]),
        (pyarrow.decimal128(10, 2), [Decimal("1.50"), Decimal("-0.02")], [Fraction(3, 2), Fraction(-1, 50)]),
    ],
)
def test_numbers_of_every_type_are_exact(
    tmp_path: Path, kind: pyarrow.DataType, values: list[object], exactly: list[int | Fraction]
) -> None:
    data = open_data(written(tmp_path, {"age (months)": pyarrow.array(values, kind)})).read([0])
    assert isinstance(data, Dataset)
    assert data.headings == (Heading("age", "months"),)
    assert data.columns == (tuple(exactly),)


@pytest.mark.parametrize("groups", [1_000, 100_000])
def test_a_long_file(tmp_path: Path, groups: int) -> None:
    numbers = numpy.arange(30_000)
    columns = {"n": numbers, "text": ["x"] * 30_000, "tenth": (numbers / 10).astype("f4"), "half": numbers / 2}
    data = open_data(written(tmp_path, columns, row_group_size=groups)).read([2, 0, 3])
    assert not isinstance(data, Dataset)
    assert data.first == exactly(*((Fraction(n, 10), n, Fraction(n, 2)) for n in range(5)))
    values = all_rows(data)
    assert (values == numpy.column_stack([numbers / 10, numbers, numbers / 2])).all()
    assert data.count == 30_000
    assert data.last[2:] == exactly((Fraction(29_999, 10), 29_999, Fraction(29_999, 2)))


NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "row 3, column 2 (b): the value is missing."),
        (NAN, "row 3, column 2 (b): 'nan' is not a finite number."),
        (-INFINITE, "row 3, column 2 (b): '-inf' is not a finite number."),
    ],
)
@pytest.mark.parametrize("more", [0, 20_000])
def test_a_bad_row_is_named(tmp_path: Path, value: float | None, says: str, more: int) -> None:
    cells = [1.0] * more + [1.0, 2.0, value]
    says = says.replace("row 3", f"row {more + 3}")
    path = written(tmp_path, {"a": range(more + 3), "b": cells})
    with pytest.raises(Unanswerable) as found:
        read_all(path)
    assert found.value.message == f"data.parquet, {says}"


@pytest.mark.parametrize("rows", [1_000, 30_000])
def test_bad_rows_left_out_are_counted(tmp_path: Path, rows: int) -> None:
    cells = [None if n % 100 == 7 else NAN if n % 100 == 8 else float(n) for n in range(rows)]
    data = open_data(written(tmp_path, {"a": cells})).read([0], skip_bad=True)
    if not isinstance(data, Dataset):
        values = all_rows(data)[:, 0]
        assert values.tolist() == [cell for cell in cells if cell is not None and cell == cell]
    assert (data.count, data.skipped.count) == (rows * 98 // 100, rows * 2 // 100)
    assert [say(note, str) for note in data_notes(data)][1:3] == [
        "Row 8: a is missing.",
        "Row 9: a is 'nan', which is not a finite number.",
    ]


@pytest.mark.parametrize(
    ("column", "kind"),
    [(["x"], "string"), ([True], "bool"), ([{"a": 1}], "struct<a: int64>"), ([[1]], "list<"), ([None], "null")],
)
def test_other_types_are_refused(tmp_path: Path, column: list[object], kind: str) -> None:
    file = open_data(written(tmp_path, {"a": column, "b": [1]}))
    with pytest.raises(Unanswerable) as found:
        file.read([0])
    assert found.value.message.startswith(f"data.parquet, column 1 (a) holds no numbers: its type is {kind}")
    assert file.read([1]).count == 1


def test_files_without_rows_or_good_rows(tmp_path: Path) -> None:
    empty = pyarrow.array([], pyarrow.float64())
    with pytest.raises(Unanswerable, match="has no rows"):
        open_data(written(tmp_path, {"a": empty})).read([0])
    with pytest.raises(Unanswerable, match="all 2 rows"):
        open_data(written(tmp_path, {"a": [NAN, None]})).read([0], skip_bad=True)


def test_a_damaged_file(tmp_path: Path) -> None:
    path = written(tmp_path, {"a": numpy.arange(50_000) / 7})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unanswerable, match=r"data\.parquet cannot be read as Parquet"):
        open_data(path)
    path.write_bytes(whole[:2_000] + bytes(50_000) + whole[52_000:])
    with pytest.raises(Unanswerable, match=r"data\.parquet cannot be read as Parquet"):
        read_all(path, [0])


def test_a_name_that_says_another_kind_of_file(tmp_path: Path) -> None:
    written(tmp_path, {"a": [1.5]}).rename(tmp_path / "f.csv")
    assert [note.key for note in data_notes(open_data(tmp_path / "f.csv").read([0]))] == ["file-is-parquet"]
