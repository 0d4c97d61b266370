"""Matrices on a terminal: no number is ever cut in two."""

from __future__ import annotations

import re

import pytest

from tutor.render.fold import fold, measure
from tutor.render.grid import fits
from tutor.render.matrix_text import matrix_lines, with_decimals

LONG = [[f"{row + 1}{column}{'7' * column}00" for column in range(7)] for row in range(3)]


@pytest.mark.parametrize("room", [24, 40, 60, 80])
@pytest.mark.parametrize("left", ["H", "XᵀX, rounded and told at length,"])
def test_every_number_stands_whole_on_one_line(room: int, left: str) -> None:
    lines = matrix_lines(left, "≈", LONG, room, ascii=False)
    assert all(measure(line) <= max(room, len(left) + 2) for line in lines)
    said = "\n".join(lines)
    for number in (cell for row in LONG for cell in row):
        assert re.search(rf"(?<![0-9]){number}(?![0-9])", said)


def test_the_columns_of_a_block_are_told() -> None:
    lines = matrix_lines("X", "=", [["11111111", "22222222", "33333333"], ["4", "5", "6"]], 28, ascii=True)
    assert lines == [
        "X =",
        "  columns 1 to 2",
        "  [ 11111111  22222222 ]",
        "  [        4         5 ]",
        "  column 3",
        "  [ 33333333 ]",
        "  [        6 ]",
    ]


def test_what_fits_below_its_left_side_is_not_cut_beside_it() -> None:
    lines = matrix_lines("a long left side", "=", [["1234567", "1234567"]], 30, ascii=True)
    assert lines == ["a long left side =", "  [ 1234567  1234567 ]"]


def test_formulas_are_still_folded_between_terms() -> None:
    lines = matrix_lines("H", "=", [["2x + 3y + 4z", "1"]], 18, ascii=True)
    assert "".join(lines).count("2x") == 1
    assert not any("columns" in line for line in lines)


def test_decimals_too_wide_for_the_place_below_are_in_blocks() -> None:
    lines = with_decimals(["H = [ x  y ]"], 2, " ~ ", [["1.2345678", "2.3456789"]], 20, ascii=True)
    assert lines[1:] == [" ~", "  column 1", "  [ 1.2345678 ]", "  column 2", "  [ 2.3456789 ]"]


def test_a_table_with_a_number_cut_does_not_fit() -> None:
    assert not fits([["x·123456789"]], [6], 80, 2)
    assert fits([["x·123456789"]], [14], 80, 2)


def test_a_derivative_in_ascii_is_not_cut() -> None:
    assert all(not line.startswith("/d") for line in fold("= 1/2*sum(i, 2*(a + b)*d/dbeta_j [x_i*beta_k - y_i])", 26))
