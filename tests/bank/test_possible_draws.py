"""How many variants an exercise has that does not say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bank.conftest import HEAD
from tutor.bank.index import Library
from tutor.bank.lint.examine import examine

ONE = "- {id: e, title: T, skills: [s], difficulty: 1, "


@pytest.mark.parametrize(
    ("params", "variants"),
    [
        ("", 1),
        ("params: {n: {integer: [2, 5]}}, ", 4),
        ("params: {n: {integer: [2, 5], not: [3, 9]}}, ", 3),
        ("params: {n: {choice: [2, 3, 3]}}, ", 2),
        ("params: {n: {fraction: [1, 2], over: [2, 4]}}, ", 4),  # 1/2, 1/3, 1/4, 2/3
        ("params: {n: {integer: [2, 9]}, m: {integer: [2, 9]}}, ", 10),
        ("params: {n: {integer: [2, 5]}, m: {is: '{n}^2'}}, ", 4),
        ("params: {n: {integer: [2, 5]}}, variants: 7, ", 7),
    ],
)
def test_so_many_as_there_are(params: str, variants: int, written: Callable[..., Library]) -> None:
    (entry,) = written(f"{HEAD}{ONE}{params}parts: [{{kind: number, value: '1 + 1'}}]}}\n").entries()
    assert entry.variants == variants


@pytest.mark.parametrize(("asked", "mend"), [("", ""), ("variants: 8, ", "the params give 8 at most")])
def test_who_asks_for_more_than_there_are_is_told(asked: str, mend: str, written: Callable[..., Library]) -> None:
    text = f"{HEAD}{ONE}params: {{n: {{integer: [2, 9]}}}}, {asked}parts: [{{kind: number, value: '{{n}}^2'}}]}}\n"
    loaded = written(text)
    found = examine(loaded.exercise("e"), loaded.entries()[0].variants)
    assert [one.code for one in found] == (["variants-alike"] if mend else [])
    assert all(mend in one.mend for one in found)
