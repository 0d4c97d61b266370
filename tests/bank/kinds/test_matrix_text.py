"""Matrices as they are typed."""

from __future__ import annotations

import pytest

from tutor.bank.kinds.matrix_text import matrix_text


@pytest.mark.parametrize(
    ("typed", "sizes"),
    [
        ("[[1, 2], [3, 4]]", (2, 2)),
        ("((1, 2), (3, 4))", (2, 2)),
        ("{{1, 2}, {3, 4}}", (2, 2)),
        ("[1, 2; 3, 4]", (2, 2)),
        ("(1, 2; 3, 4)", (2, 2)),
        ("[f(1, 2), 2; 3, 4]", (2, 2)),
        ("H = [[1, 2], [3, 4]]", (2, 2)),
        ("H(1, 2) = [[1, 2], [3, 4]]", (2, 2)),
        (" [[1, 2],\n [3, 4]] ", (2, 2)),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", (2, 2)),
        ("[[1, 2, 3]]", (3,)),
        ("[[1, 2], [3]]", (2, 1)),
    ],
)
def test_rows_are_seen_and_columns_stay_where_they_are(typed: str, sizes: tuple[int, ...]) -> None:
    found = matrix_text(typed)
    assert found is not None
    assert found.sizes == sizes
    assert len(found.flat) == len(typed)
    for place, character in enumerate(typed):
        if character.isdigit() and "H(" not in typed:
            assert found.flat[place] == character


@pytest.mark.parametrize(
    "typed", ["", "2x", "(1, 2, 3, 4)", "[1, [2, 3]]", "[[1, 2], [3, 4]", "[[1], 2]", "[", "((x))^2"]
)
def test_what_has_no_rows_is_no_matrix(typed: str) -> None:
    assert matrix_text(typed) is None
