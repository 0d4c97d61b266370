"""Text files as they come: delimiters, decimals, headers, encodings, line ends."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.learning.data.made import exactly, read, written
from tutor.errors import Unanswerable
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.data.notes import data_notes
from tutor.learning.data.open import open_data
from tutor.render.words import say

HEIGHTS = Path(__file__).parents[2] / "data" / "heights.csv"


def test_the_lectures_data() -> None:
    data = read(HEIGHTS)
    assert data.source == "heights.csv"
    assert data.headings == (Heading("age", "months"), Heading("height", "cm"))
    assert data.columns == exactly((0, 2, 4), (30, 40, 50))
    assert (data.count, data.skipped.count, data_notes(data)) == (3, 0, ())


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2.5\n3,4\n",
        "a,b\r\n1,2.5\r\n3,4\r\n",
        "a,b\r1,2.5\r3,4",
        "a,b\n1,2.5\n3,4",
        "\n\na,b\n\n1,2.5\n   \n3,4\n\n\n",
        "# measured in May\n# by Ann\na,b\n1,2.5\n3,4\n",
        "a;b\n1;2,5\n3;4\n",
        "sep=;\na;b\n1;2,5\n3;4\n",
        "a\tb\n1\t2,5\n3\t4\n",
        "a|b\n1|2.5\n3|4\n",
        "a b\n1   2.5\n 3\t4  \n",
        "a, b\n1, 2.5\n3, 4\n",
        'a,b\n"1","2.5"\n"3","4"\n',
        'a,b\n1,"2,5"\n3,"4"\n',
        '"a","b"\n1, "2.5"\n3,+4.0\n',
        b"\xef\xbb\xbfa,b\n1,2.5\n3,4\n",
        "a,b\n1,2.5\n3,4\n".encode("utf-16"),
        "a,b\r\n1,2.5\r\n3,4\r\n".encode("utf-16-be").join([b"\xfe\xff", b""]),
        "a,b\n1,2.5\n3,4\n".encode("utf-32"),
    ],
)
def test_all_spellings_of_one_table(tmp_path: Path, text: str | bytes) -> None:
    data = read(written(tmp_path, text))
    assert [heading.name for heading in data.headings] == ["a", "b"]
    assert data.columns == exactly((1, 3), (Fraction(5, 2), 4))


@pytest.mark.parametrize(
    ("text", "names", "rows"),
    [
        ("0,30\n2,40\n", ["column 1", "column 2"], [(0, 30), (2, 40)]),
        ("1,5,2,5\n", ["column 1", "column 2", "column 3", "column 4"], [(1, 5, 2, 5)]),
        ("1,5;2,5\n", ["column 1", "column 2"], [(Fraction(3, 2), Fraction(5, 2))]),
        ("1,5  2,5\n", ["column 1", "column 2"], [(Fraction(3, 2), Fraction(5, 2))]),
        ("x\n1\n2\n", ["x"], [(1,), (2,)]),
        ("x\n1,5\n2,25\n", ["x"], [(Fraction(3, 2),), (Fraction(9, 4),)]),
        ("age (months)   height [cm]\n0  30\n", ["age", "height"], [(0, 30)]),
        ("größe\n1\n", ["größe"], [(1,)]),
        ('"with\nline end",b\n1,2\n', ["with line end", "b"], [(1, 2)]),
        ("# t (s),y\n1,2\n3,4\n", ["t", "y"], [(1, 2), (3, 4)]),  # as numpy.savetxt writes a header
        ("# t (s) y\n1 2\n", ["t", "y"], [(1, 2)]),
        ("#x\n1\n2\n", ["x"], [(1,), (2,)]),
        ("# all in May\n1\n2\n", ["column 1"], [(1,), (2,)]),
        ("# t,y\n# more\n1,2\n", ["column 1", "column 2"], [(1, 2)]),
        ("# 3,4\n1,2\n", ["column 1", "column 2"], [(1, 2)]),
    ],
)
def test_names_and_rows(tmp_path: Path, text: str, names: list[str], rows: list[tuple[int | Fraction, ...]]) -> None:
    data = read(written(tmp_path, text))
    assert [heading.name for heading in data.headings] == names
    assert list(zip(*data.columns, strict=True)) == rows


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("0,30\n", ["The file has no header, so its columns are numbered."]),
        ("a;b\n1;2,50\n", ["The file has decimal commas: 2,50 is read as 2.50."]),
        ("größe,b\n1,2\n".encode("cp1252"),
         ["The file is not in UTF-8; its letters were read as Windows writes them (cp1252)."]),
        ("a,\n1,2\n", ["Column 2 has no name; here it is called column 2."]),
        ("x,x,x 2\n1,2,3\n", [
            "2 columns are called x; this is the first of them, column 1.",
            "Column 2 is another x; here it is called x 3.",
        ]),
        ("# by Ann\na,b\n1,2\n", ["Line 1 is a comment and was left out."]),
        ("# by Ann\n\n# in May, 2020\nsep=;\na;b\n1;2\n", ["The 2 comments from line 1 to line 3 were left out."]),
        ("# by Ann\n1,2\n",
         ["Line 1 is a comment and was left out.", "The file has no header, so its columns are numbered."]),
        ("# by Ann\n#a,b\n1,2\n", [
            "Line 1 is a comment and was left out.",
            "The names of the columns were taken from the comment in line 2.",
        ]),
        ("a,3\n1,4\n", ["The first line was taken for the header, although numbers stand in it: a, 3"]),
    ],
)  # fmt: skip
def test_what_is_not_obvious_is_said(tmp_path: Path, text: str | bytes, notes: list[str]) -> None:
    assert [say(note, str) for note in data_notes(read(written(tmp_path, text)))] == notes


def test_a_name_that_says_another_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "f.parquet").write_text("a,b\n1,2\n")
    assert [note.key for note in data_notes(read(tmp_path / "f.parquet"))] == ["file-not-parquet"]


def test_nothing_is_said_of_columns_that_are_not_used(tmp_path: Path) -> None:
    file = open_data(written(tmp_path, ",height,\n0,3,\n1,4,\n"))
    assert data_notes(file.read([1])) == ()


def test_the_columns_come_in_the_order_asked_for_and_twice_if_so_asked(tmp_path: Path) -> None:
    data = open_data(written(tmp_path, "a,b,c\n1,x,3\n4,y,6\n")).read([2, 0, 2])
    assert isinstance(data, Dataset)
    assert [heading.name for heading in data.headings] == ["c", "a", "c"]
    assert data.columns == exactly((3, 6), (1, 4), (3, 6))


def test_a_hostile_name_is_made_harmless_and_short(tmp_path: Path) -> None:
    data = read(written(tmp_path, "\x1b[2Jage\u202e\u200b (mon\x07ths)," + "n" * 500 + "\n1,2\n"))
    assert data.headings == (Heading("[2Jage", "months"), Heading("n" * 39 + "…"))


@pytest.mark.parametrize("name", ["age", "AGE", "age (months)", "age [months]", "Age(Months)", "1", "  age "])
def test_a_column_is_found(name: str) -> None:
    assert open_data(HEIGHTS).find(name) == 0


def test_a_name_goes_before_a_number(tmp_path: Path) -> None:
    assert open_data(written(tmp_path, "a,1,Age,age\n1,2,3,4\n")).find("1") == 1
    assert open_data(written(tmp_path, "a,1,Age,age\n1,2,3,4\n")).find("age") == 3


GIVE_ONE = "Give one of these names, or a column's number."
SEVERAL = "f.csv has several columns that 'AGE' can mean: Age (column 1), agE (column 2)."


@pytest.mark.parametrize(
    ("header", "name", "message", "mend"),
    [
        ("age,height", "hight", "f.csv has no column 'hight'. Its columns: age, height.", "Did you mean height?"),
        ("age,height", "3", "f.csv has no column '3'. Its columns: age, height.", GIVE_ONE),
        ("Age,agE", "AGE", SEVERAL, "Give the column's number."),
        (",".join(f"x{n}" for n in range(20)), "q", "and 8 more.", GIVE_ONE),
        ("a,b", "\x1b[2J", "f.csv has no column '?[2J'. Its columns: a, b.", GIVE_ONE),
    ],
)  # fmt: skip
def test_a_column_that_is_not_there(tmp_path: Path, header: str, name: str, message: str, mend: str) -> None:
    width = header.count(",") + 1
    file = open_data(written(tmp_path, f"{header}\n{','.join('1' * width)}\n"))
    with pytest.raises(Unanswerable) as found:
        file.find(name)
    assert found.value.message.endswith(message)
    assert found.value.mend == mend
