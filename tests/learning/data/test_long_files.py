"""Files with more rows than are kept, and streams: the same numbers, in blocks."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.learning.data.made import all_rows, exactly
from tutor.errors import Unanswerable
from tutor.learning.data import text_file
from tutor.learning.data.dataset import Dataset, LongDataset
from tutor.learning.data.notes import data_notes
from tutor.learning.data.open import open_data

ROWS = 25_000


def long(path: Path | str, columns: list[int], skip_bad: bool = False) -> LongDataset:
    data = open_data(path).read(columns, skip_bad)
    assert not isinstance(data, Dataset)
    return data


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("n,x", "{n},{x}"),
        ("n;x", "{n};{comma}"),
        ("n x", " {n}   {x} "),
        ("n,x,who", '{n},{x},"Smith, J"'),
        ("n,x,who", "{n},{x},größe"),
        ("n,x", "{n}, {x}e0"),
        ("n,x,who", '"{n}","{comma}","Smith, J"'),
        ("n,x,size", "{n},{x},5'10\""),
    ],
)
@pytest.mark.parametrize("last", ["\n", ""])
def test_a_long_file(tmp_path: Path, header: str, row: str, last: str) -> None:
    path = tmp_path / "long.csv"
    rows = [row.format(n=n, x=f"{n / 8}", comma=f"{n / 8}".replace(".", ",")) for n in range(ROWS)]
    path.write_text("\n".join([header, *rows]) + last)
    data = long(path, [1, 0])
    assert [heading.name for heading in data.headings] == ["x", "n"]
    assert data.first == exactly(*((Fraction(n, 8), n) for n in range(5)))
    values = all_rows(data)
    assert (values[:, 1] == numpy.arange(ROWS)).all()
    assert (values[:, 0] == numpy.arange(ROWS) / 8).all()
    assert data.count == ROWS
    assert data.last == exactly(*((Fraction(n, 8), n) for n in range(ROWS - 3, ROWS)))
    with pytest.raises(ValueError, match="before"):
        data.blocks()


def with_bad_rows(folder: Path) -> Path:
    path = folder / "long.csv"
    rows = [f"{n},{n}.5" for n in range(ROWS)]
    rows[100], rows[20_000], rows[20_001], rows[24_999] = "100,x", "20000", "20001,nan", ""
    path.write_text("\n".join(["a,b", *rows, ""]))
    return path


def test_a_bad_row_far_down_is_named(tmp_path: Path) -> None:
    path = with_bad_rows(tmp_path)
    with pytest.raises(Unanswerable) as found:
        open_data(path).read([0, 1])
    assert found.value.message == "long.csv, line 102, column 2 (b): 'x' is not a number."
    path.write_text(path.read_text().replace("100,x", "100,0"))
    data = long(path, [0, 1])
    with pytest.raises(Unanswerable) as found:
        all_rows(data)
    assert found.value.message == "long.csv, line 20002: 1 field instead of 2."


def test_bad_rows_of_a_long_file_are_left_out(tmp_path: Path) -> None:
    data = long(with_bad_rows(tmp_path), [0, 1], skip_bad=True)
    values = all_rows(data)
    assert len(values) == data.count == ROWS - 4
    assert set(range(ROWS)) - set(values[:, 0]) == {100, 20_000, 20_001, 24_999}
    assert data.skipped.count == 3
    assert [bad.line for bad in data.skipped.first] == [102, 20_002, 20_003]
    assert len(data_notes(data)) == 4


def test_good_rows_are_what_counts(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("a,b\n" + "x,y\n" * 12_000 + "1,2\n" * 10_000)
    data = open_data(path).read([0, 1], skip_bad=True)
    assert isinstance(data, Dataset)
    assert (data.count, data.skipped.count) == (10_000, 12_000)


def test_a_quoted_field_over_two_blocks(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    note = '"' + "a line\n" * 500 + '"'
    path.write_text("a,note\n" + "".join(f"{n},{note if n % 7 == 0 else ''}\n" for n in range(11_000)))
    assert (all_rows(long(path, [0]))[:, 0] == numpy.arange(11_000)).all()


def outcome(path: Path, skip_bad: bool) -> object:
    """Everything that can be seen of a file."""
    try:
        data = open_data(path).read([0, 1], skip_bad)
        values = numpy.array(data.columns, float).T if isinstance(data, Dataset) else all_rows(data)
        return values.tolist(), data.skipped, data.count
    except Unanswerable as problem:
        return str(problem)


FIELDS = st.one_of(
    st.integers(-99, 99).map(str),
    st.sampled_from(["1.5", "", "x", "nan", "1e999", "7,8", '"9"', '"8\n8"', "1_0", "−3"]),
)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(FIELDS, FIELDS), max_size=8), skip_bad=st.booleans(), end=st.sampled_from(["\n", "\r\n"])
)
def test_the_long_way_and_the_exact_way_agree(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], skip_bad: bool, end: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "agree.csv"
    good = [("1", "2"), ("3", "4.25"), ("5", "6")]
    path.write_text(end.join(["a,b", *map(",".join, good), *map(",".join, rows), ""]), newline="")
    whole = outcome(path, skip_bad)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_file, "MOST_EXACT", 2)
        assert outcome(path, skip_bad) == whole


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a,b\n" + "".join(f"{n},{2 * n}\n" for n in range(200_000))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    file = open_data("-")
    data = file.read([0, 1])
    assert not isinstance(data, Dataset)
    assert data.source == "standard input"
    assert (all_rows(data)[:, 1] == 2 * numpy.arange(200_000)).all()
    with pytest.raises(Unanswerable, match="only once"):
        file.read([0, 1])


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (b"PAR1 and more", "is a Parquet file"),
        (b"", "standard input is empty"),
        (b"a,b\n1,\n", "standard input, line 2"),
    ],
)
def test_bad_standard_input(monkeypatch: pytest.MonkeyPatch, head: bytes, message: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(head)))
    with pytest.raises(Unanswerable, match=message):
        open_data("-").read([0, 1])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with subprocess.Popen([sys.executable, "-c", f"open({str(path)!r}, 'w').write('a,b\\n1,2\\n')"]):
        data = open_data(path).read([0, 1])
    assert isinstance(data, Dataset)
    assert data.columns == exactly((1,), (2,))


def test_a_file_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("a,b\n1,2\n")
    file = open_data(path)
    assert file.read([0]) == file.read([0])


def test_a_short_file_needs_no_numpy() -> None:
    path = Path(__file__).parents[2] / "data" / "heights.csv"
    code = (
        "import sys; from tutor.learning.data.open import open_data; "
        f"open_data({str(path)!r}).read([0, 1]); print({{'numpy', 'pyarrow', 'sympy'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
