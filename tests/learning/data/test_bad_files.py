"""Files that cannot be used, rows that cannot, and what is said about them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.learning.data.made import exactly, read, written
from tutor.errors import Unanswerable
from tutor.learning.data.dataset import Dataset
from tutor.learning.data.notes import data_notes
from tutor.learning.data.open import open_data
from tutor.render.words import say

BAD_FILES: list[tuple[str | bytes, str]] = [
    ("", "f.csv is empty."),
    (" \n\n", "f.csv is empty."),
    ("# only\n# comments\n", "f.csv has no table."),
    ("a,b\n", "f.csv has no rows, only a header."),
    (b"a,b\n1\x00,2\n", "f.csv is not a text file."),
    ("a,b\n1,2\n".encode("utf-16-le"), "f.csv is not a text file."),
    (b"\x1f\x8b\x08rest", "f.csv is packed with gzip."),
    (b"PK\x03\x04rest", "f.csv is a spreadsheet or a ZIP archive, not text."),
    (b"PAR1rest", "f.csv cannot be read as Parquet: "),
    (",".join(["x"] * 10_001) + "\n", "f.csv has 10,001 columns; the most is 10,000."),
    ("a,b\n1," + "2" * 200_000 + "\n", "f.csv, line 2: a field is longer than 131,072 characters."),
    ("a,b\n1," + "2" * 1_100_000 + "\n", "f.csv: a line is longer than 1,000,000 bytes; it begins with '1,222"),
    ('a,b\n1,"2\n3,4\n', "f.csv, line 2: a quotation mark is opened here and never closed."),
    ('a,b\n1,"2\n3,4\n5,6"\n', "f.csv, line 2: a quotation mark is opened here and closed only in line 4."),
    (
        'a,b\n1,"2\n' + "3,4\n" * 40_000,
        "f.csv, line 2: a quotation mark is opened here and not closed for 131,072 char",
    ),
    (
        "a,b\nx,y\n",
        "f.csv: its only row had to be left out, so there is no data. f.csv, line 2, column 1 (a): 'x' is not",
    ),
    (
        "a,b\n1,\nNA,2\n",
        "f.csv: all 2 rows had to be left out, so there is no data. f.csv, line 2, column 2 (b): the va",
    ),
]


@pytest.mark.parametrize(("text", "message"), BAD_FILES)
def test_a_file_that_cannot_be_used_even_without_its_bad_rows(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(Unanswerable) as found:
        read(written(tmp_path, text), skip_bad=True)
    assert found.value.message.startswith(message)
    assert found.value.mend


BAD_ROWS = [
    ("a,b\n1,2\n3,\n", "line 3, column 2 (b): the value is missing."),
    ("a,b\n1,2\n3,NA\n", "line 3, column 2 (b): the value is missing (it says 'NA')."),
    ("a,b\n1,2\nNaN,2\n", "line 3, column 1 (a): the value is missing (it says 'NaN')."),
    ("a,b\n\n# no\n", "line 3: 1 field instead of 2."),
    ("a,b\n1,2\n3\n", "line 3: 1 field instead of 2."),
    ("a,b\n1,2\n3,4,5\n", "line 3: 3 fields instead of 2."),
    ("a,b\n1,-inf\n", "line 2, column 2 (b): '-inf' is not a finite number."),
    ("a,b\n1,1e999\n", "line 2, column 2 (b): '1e999' is too long, too large or too small:"),
    ("a,b\n1,1_000\n", "line 2, column 2 (b): '1_000' is not a number."),
    ("1,2\n3,5%\n", "line 2, column 2: '5%' is not a number."),
    ('a,b,note\n1,2,"x\ny"\n3,abc,z\n', "line 4, column 2 (b): 'abc' is not a number."),
    ("a;b\n1,5;2\n1,7;3\n1.5;3\n", "line 4, column 1 (a): '1.5' is not a number."),
    ("a,b\n1,\x1b[31mq" + "q" * 99 + "\n", "line 2, column 2 (b): '?[31m" + "q" * 24 + "…' is not a number."),
    ("a,b\n1,5,2,5\n", "line 2: 4 fields instead of 2."),
    ("0\n2,40\n", "line 2: 2 fields instead of 1."),
    ("My data\na,b\n1,2\n", "line 2, column 1 (My data): 'a,b' is not a number."),
    ("a,b\n1,2\n#3,4\n", "line 3, column 1 (a): '#3' is not a number."),
]


@pytest.mark.parametrize(("text", "message"), BAD_ROWS)
def test_a_bad_row_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = open_data(written(tmp_path, text))
    columns = range(min(2, len(file.headings)))
    with pytest.raises(Unanswerable) as found:
        file.read(columns)
    assert found.value.message.startswith(f"f.csv, {message}")
    assert found.value.mend.endswith("or leave such rows out with --skip-bad (in Python skip_bad=True).")


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("a,b\n1,5,2,5\n", "If these are decimal commas, put semicolons between the columns."),
        ("a,b\n1,2,3\n", "If all rows are so, the header lacks a name."),
        ('a,b\n"1,000",2\n', "Write thousands without commas"),
        ("a;b\n1,5;2\n1.5;3\n1,6;3\n", "Write all decimals with points, or all with commas"),
        ("My data\na,b\n1,2\n", "The first line was read as a header of one column;"),
        ("a,b\n1,x\n", "Mend the row,"),
    ],
)
def test_the_mend_knows_the_usual_causes(tmp_path: Path, text: str, mend: str) -> None:
    with pytest.raises(Unanswerable) as found:
        read(written(tmp_path, text))
    assert found.value.mend.startswith(mend)


def test_bad_rows_left_out_are_counted_and_named(tmp_path: Path) -> None:
    text = "a,b\n1,\n2,3\nx,1\n4\n5,inf\n6,1e999\n\n7,8\n9,NA\n"
    data = read(written(tmp_path, text), skip_bad=True)
    assert data.columns == exactly((2, 7), (3, 8))
    assert data.skipped.count == 6
    assert [(bad.line, bad.field, bad.problem, bad.shown) for bad in data.skipped.first] == [
        (2, 2, "missing", ""),
        (4, 1, "not-a-number", "x"),
        (5, 0, "count", "1"),
        (6, 2, "not-finite", "inf"),
        (7, 2, "too-large", "1e999"),
    ]
    assert [say(note, str) for note in data_notes(data)] == [
        "6 bad rows were left out:",
        "Line 2: b is missing.",
        "Line 4: a is 'x', which is not a number.",
        "Line 5 has only one field.",
        "And 3 more.",
    ]


def test_what_stands_in_other_columns_does_not_matter(tmp_path: Path) -> None:
    data = open_data(written(tmp_path, 'name,a,b\n"Smith, J",1,NA\n,2,x\n')).read([1])
    assert isinstance(data, Dataset)
    assert data.columns == exactly((1, 2))


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.csv", "There is no file missing.csv."),
        ("", "There is no file with an empty name."),
        ("/dev/null", "/dev/null is empty."),
        ("a\x00b", "ab cannot be read: its name is not one a file can have."),
        ("n" * 5000, "cannot be read: File name too long."),
    ],
)
def test_a_path_that_leads_nowhere(path: str, message: str) -> None:
    with pytest.raises(Unanswerable) as found:
        open_data(path)
    assert found.value.message.endswith(message)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unanswerable, match="is a folder"):
        open_data(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a,b\n1,2\n")
    path.chmod(0)
    with pytest.raises(Unanswerable, match="may not be read"):
        open_data(path)
