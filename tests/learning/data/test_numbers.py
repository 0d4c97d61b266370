"""What is a number in a data file, row by row and block by block."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.learning.data import fast
from tutor.learning.data.block_table import Layout
from tutor.learning.data.dialect import has_decimal_commas
from tutor.learning.data.number import Problem, exact, spelled
from tutor.learning.data.rows import split


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("3", Fraction(3)),
        ("-0.10", Fraction(-1, 10)),
        ("1e-3", Fraction(1, 1000)),
        ("1E+3", Fraction(1000)),
        ("+5", Fraction(5)),
        (" 5 ", Fraction(5)),
        ("5.", Fraction(5)),
        (".5", Fraction(1, 2)),
        ("−2.5", Fraction(-5, 2)),
        ("\u00a07", Fraction(7)),
        ("-0", Fraction(0)),
        ("0e-999", Fraction(0)),
        ("5e-324", Fraction(5, 10**324)),
        ("1.7e308", Fraction(17 * 10**307)),
        ("9" * 100, Fraction(10**100 - 1)),
    ],
)
def test_a_number_is_read_exactly(field: str, value: Fraction) -> None:
    assert exact(spelled(field)) == value


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (["", " ", "NA", "n/a", "NaN", "nan", "null", "None", "-", "–", ".", "?"], Problem.MISSING),
        (["inf", "-Inf", "Infinity", "∞", "+inf"], Problem.NOT_FINITE),
        (["1e999", "-1e309", "1e-400", "1e999999999999", "1e-999999999999", "1" * 101], Problem.TOO_LARGE),
        (
            [
                "abc",
                "1_000",
                "0x1p3",
                "5%",
                "3 cm",
                "1,5",
                "--5",
                "+-5",
                "1e",
                "e5",
                "1.2.3",
                ".-5",
                "1 2",
                "١",
                "1-2",
                "²",
            ],
            Problem.NOT_A_NUMBER,
        ),
    ],
)
def test_what_is_no_number_says_why(fields: list[str], problem: Problem) -> None:
    assert {field: spelled(field) for field in fields} == dict.fromkeys(fields, problem)


@pytest.mark.parametrize(
    ("field", "found"),
    [("3,5", "3.5"), ("3", "3"), (",5", ".5"), ("1,5e3", "1.5e3"), ("3.5", "not-a-number"), ("1,2,3", "not-a-number")],
)
def test_decimal_commas(field: str, found: str) -> None:
    assert spelled(field, comma=True) == found


@pytest.mark.parametrize(
    ("fields", "delimiter", "commas"),
    [
        (["3,5", "2"], ";", True),
        (["3,5", "2.5"], ";", False),
        (["3,5", "1,7", "2.5"], ";", True),
        (["1,234", "5,678"], ";", True),
        (["1,234", "5,678"], "\t", False),
        (["1,234", "5,67"], "\t", True),
        (["0,234"], ",", True),
        (["1,234,567"], ",", False),
        (["3", "4"], ";", False),
    ],
)
def test_whether_a_file_has_decimal_commas(fields: list[str], delimiter: str, commas: bool) -> None:
    assert has_decimal_commas(fields, delimiter) is commas


NUMBERS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**6), max_value=10**6).map(str),
    st.integers(-(10**20), 10**20).map(str),
)
FIELDS = st.one_of(NUMBERS, st.text('0123456789+-.eE ,x_−\t"naif', max_size=12))


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(FIELDS, FIELDS, FIELDS), min_size=1, max_size=5),
    columns=st.sampled_from([(0, 1, 2), (2, 0), (1,), (1, 1)]),
    delimiter=st.sampled_from([",", ";", "\t"]),
    comma=st.booleans(),
)
def test_the_fast_way_takes_nothing_that_the_careful_way_refuses(
    rows: list[tuple[str, str, str]], columns: tuple[int, ...], delimiter: str, comma: bool
) -> None:
    lines = [delimiter.join(row) for row in rows]
    found = fast.numbers("\n".join((*lines, "")).encode(), Layout(delimiter, 3, columns, comma))
    if found is None:
        return
    assert len(found.good) == len(lines)
    good = split([line for line, is_good in zip(lines, found.good, strict=True) if is_good], delimiter)
    assert [len(row) for row in good] == [3] * len(found.values)
    wanted = [[spelled(row[column], comma) for column in columns] for row in good]
    assert not any(isinstance(text, Problem) for row in wanted for text in row)
    assert found.values.tolist() == [[float(text) for text in row] for row in wanted]


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5), delimiter=st.sampled_from([",", " ", ";"]))
def test_the_fast_way_takes_plain_numbers(rows: list[tuple[str, str]], delimiter: str) -> None:
    block = "".join(f"{delimiter.join(row)}\n" for row in rows)
    found = fast.numbers(block.encode(), Layout(delimiter, 2, (0, 1), comma=False))
    wanted = [[float(text) for text in row] for row in rows]
    tiny = any(0 < abs(value) < 1e-99 for row in wanted for value in row)  # left to the careful way
    assert tiny or (found is not None and found.values.tolist() == wanted)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("1,2\n3\n4,5,6\n\n7,8\n", "*...*"),
        ("1\n2,3,4\n5,6\n", "..*"),
        ("1,\n,2\n3,4\n", "..*"),
        ("nan,2\n3,inf\n0x1,5\n1_0,6\n7,8\n", "....*"),
        ("-,2\n3,.\n4,5\n", "..*"),
        ("1.5,  \n   ,2\n3 ,  4  \n", "..*"),
        ("1.5,+.\n-.,2\n3.,4\n", "..*"),
        ('"1","2"\n3,"4 a"\n5,"6"\n', "*.*"),
        ("−1,2\n1e-5,+3\n", "**"),
        (f"{'1' * 101},2\n3,{'4' * 100}\n", ".*"),
    ],
)
def test_the_lines_in_doubt(text: str, good: str) -> None:
    found = fast.numbers(text.encode(), Layout(",", 2, (0, 1), comma=False))
    assert found is not None
    assert found.good.tolist() == [mark == "*" for mark in good]
    assert len(found.values) == good.count("*")


@pytest.mark.parametrize(
    "text", [".-5,2\n", "1.2.3,4\n", "1e999,2\n", "1e-400,2\n", '1,"2\n3"\n', '1,5"\n2,3\n', '1,"a""b"\n', "x,y\n"]
)
def test_blocks_that_are_refused(text: str) -> None:
    assert fast.numbers(text.encode(), Layout(",", 2, (0, 1), comma=False)) is None


def test_decimal_commas_in_quotes() -> None:
    found = fast.numbers(b'"1,5",a\n"2,25","b, c"\n3,d\n"4.5",e\n', Layout(",", 2, (0,), comma=True))
    assert found is not None
    assert found.values.tolist() == [[1.5], [2.25], [3]]
    assert found.good.tolist() == [True, True, True, False]
