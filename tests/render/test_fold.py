from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.render.fold import fold, fold_words, measure, pad


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("x + y", 20, ["x + y"]),
        ("aaaa + bbbb − cccc", 12, ["aaaa + bbbb", "− cccc"]),
        ("sin(a + b + c) + d", 16, ["sin(a + b + c)", "+ d"]),
        ("aaaaaa·bbbbbb·cccccc", 14, ["aaaaaa·bbbbbb", "·cccccc"]),
        ("aaaaaa*bbbbbb*cccccc", 14, ["aaaaaa*bbbbbb", "*cccccc"]),
        ("aaaa · bbbb + cccc", 14, ["aaaa · bbbb", "+ cccc"]),
        ("sin(aaaaaa + bbbbbb)", 12, ["sin(aaaaaa", "+ bbbbbb)"]),
        ("abcd ≈ ef; g = −12", 14, ["abcd ≈ ef;", "g = −12"]),
        ("aaaaaaa = −bbbb", 12, ["aaaaaaa", "= −bbbb"]),
        ("abcdefghijklmnop", 10, ["abcdefghij", "klmnop"]),
        ("{x if x < 0; y otherwise}", 14, ["{x if x < 0;", "y otherwise}"]),
    ],
)
def test_an_expression_folds_where_a_reader_would(text: str, room: int, lines: list[str]) -> None:
    assert fold(text, room) == lines


@given(st.text("xyzab01 +−·()[],", max_size=200), st.integers(0, 60))
def test_folding_loses_no_character(text: str, room: int) -> None:
    lines = fold(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= max(room, 8) for line in lines)


def test_folding_a_long_sum_takes_time_in_proportion() -> None:
    text = " + ".join(f"x_{number}" for number in range(20_000))
    assert len(fold(text, 80)) > 1000


def test_widths_are_those_of_a_terminal() -> None:
    assert [measure(text) for text in ("", "abc", "x²·y − ½√π", "e\u0301", "数")] == [0, 3, 10, 1, 2]
    assert pad("数", 4) == "数  "


def test_words_fold_between_words() -> None:
    assert fold_words("every line at six points", 12) == ["every line", "at six", "points"]
    assert fold_words("", 12) == [""]
