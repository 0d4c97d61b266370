"""The hints of a page: none of them gives away the answer to another part."""

from __future__ import annotations

from collections.abc import Callable

from tests.bank.conftest import HEAD
from tutor.bank.index import Library
from tutor.bank.page_hints import page_hints
from tutor.bank.pose import pose


def grades(written: Callable[..., Library], parts: str) -> dict[str, list[int]]:
    """The grades of the hints that are shown, by part."""
    text = f"- {{id: one, title: T, skills: [s], difficulty: 1, prompt: 'Take $x^2$.', parts: [{parts}]}}\n"
    exercised = pose(written(HEAD + text).exercise("one"))
    return {part.id: [hint.grade for hint in page_hints(exercised, part)] for part in exercised.parts}


def test_a_later_hint_does_not_show_an_earlier_answer(written: Callable[..., Library]) -> None:
    """The third hint of a step is the gradient there, (40, 60)."""
    f = "f: 'x^2 + y^2'"
    step = f"{{id: step, kind: descent-step, {f}, start: 'x=20, y=30', rate: '0.1'}}"
    asked = f"{{id: gradient, kind: gradient, {f}, at: 'x=20, y=30'}}"
    assert grades(written, step)["step"] == [1, 2, 3]
    assert grades(written, f"{asked}, {step}")["step"] == [1, 2]


def test_nor_does_a_calculation_with_it(written: Callable[..., Library]) -> None:
    """3 − 0.1·94: what is 94 is asked before, and may stand there by chance where the part does not follow on."""
    slope = "{id: slope, kind: number, value: '2*47', prompt: 'How steep?'}"
    follows = "{id: step, kind: number, value: '3 - 0.1*{part.slope}', prompt: 'Where?'}"
    alone = "{id: step, kind: number, value: '3 - 0.1*94', prompt: 'Where?'}"
    assert grades(written, f"{slope}, {follows}")["step"] == [1, 2]
    assert grades(written, f"{slope}, {alone}")["step"] == [1, 2, 3]


def test_nor_what_is_differentiated_where_it_is_to_be_found(written: Callable[..., Library]) -> None:
    """The next line of the derivative begins with the sum that the first part asks for."""
    first = "{id: sum, kind: expression, given: x^2 (x + 1), answer: x^3 + x^2, form: expanded}"
    assert 3 not in grades(written, first + ", {id: by-x, kind: partial, f: '{part.sum}', wrt: x}")["by-x"]


def test_nor_the_rule_that_a_menu_asks_for(written: Callable[..., Library]) -> None:
    asked = "f: x^2 sin(x), wrt: x"
    menu, slope = f"{{id: rule, kind: which-rule, {asked}}}", f"{{id: d, kind: partial, {asked}}}"
    shown = grades(written, f"{menu}, {slope}")
    assert shown == {"rule": [1, 2, 3], "d": [1]}


def test_nor_the_matrix_that_is_asked_for(written: Callable[..., Library]) -> None:
    """H of x² − y² is [[2, 0], [0, −2]]: small numbers, but together they are the answer."""
    f = "f: 'x^2 - y^2'"
    matrix, kind = f"{{id: h, kind: hessian, {f}}}", f"{{id: sort, kind: classify, {f}, at: 'x=0, y=0'}}"
    assert grades(written, kind)["sort"] == [1, 2, 3]
    assert grades(written, f"{matrix}, {kind}")["sort"] == [1, 2]
