"""x(2) in a prompt is unclear where x is a variable."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bank.conftest import HEAD
from tutor.bank.index import Library
from tutor.bank.lint.examine import examine

ONE = "- {id: e, title: T, skills: [s], difficulty: 1, "
PART = "parts: [{kind: partial, f: 'f(x, y) = x^2 y', wrt: x, at: 'x=1, y=2', "


@pytest.mark.parametrize(
    ("prompt", "codes"),
    [
        ("With $f(x, y) = x^2 y$ and $x(2)$: the derivative by $x$ at $(1, 2)$?", ["value-or-product"]),
        ("With $f(x, y) = x^2 y$ and $u(2)$: the derivative by $x$ at $(1, 2)$?", []),
        ("With $f(x, y) = x^2 y$ and $2x$: the derivative by $x$ at $(1, 2)$?", []),
    ],
)
def test_a_variable_with_a_number_in_brackets(prompt: str, codes: list[str], written: Callable[..., Library]) -> None:
    loaded = written(f"{HEAD}{ONE}{PART}prompt: '{prompt}'}}]}}\n")
    assert [one.code for one in examine(loaded.exercise("e"), 1)] == codes
