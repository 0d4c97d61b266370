"""A page of all parts: neither its hints nor its questions give away the answer to another part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bank.conftest import HEAD
from tutor.bank.index import Library
from tutor.bank.page import Shown, exercise_lesson
from tutor.bank.page_hints import page_hints
from tutor.bank.pose import Exercised, pose
from tutor.render.formats import render

SLOPE = "{id: slope, kind: partial, f: x^3 y, wrt: x}"


def posed(written: Callable[..., Library], parts: str) -> Exercised:
    text = f"- {{id: one, title: T, skills: [s], difficulty: 1, prompt: 'Take $x^2$.', parts: [{parts}]}}\n"
    return pose(written(HEAD + text).exercise("one"))


def page(exercised: Exercised, *, hints: bool = False, solution: bool = False) -> str:
    """The page as text, on one line."""
    return " ".join(render(exercise_lesson(exercised, Shown(hints, solution)), "text", 1_000).split())


def questions(exercised: Exercised, *, solution: bool) -> list[dict[str, object]]:
    """What each part asks, as data."""
    parts = exercise_lesson(exercised, Shown(solution=solution)).facts["parts"]
    assert isinstance(parts, list)
    return [part["question"] for part in parts]


def grades(written: Callable[..., Library], parts: str) -> dict[str, list[int]]:
    """The grades of the hints that are shown, by part."""
    exercised = posed(written, parts)
    return {part.id: [hint.grade for hint in page_hints(exercised, part).shown] for part in exercised.parts}


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


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("kind: number, value: '2*3 - 1', prompt: Slope?", "value: '2 - 0.05*{part.a}'", "5"),
        ("kind: number, value: '2 - 6', prompt: Middle?", "value: '2 + {part.a} + 2'", "4"),
        ("kind: gradient, f: 'x^2 - x + 4y', at: 'x=2, y=1'", "value: 'sqrt({part.a.1}^2 + {part.a.2}^2)'", "3"),
    ],
)
def test_small_numbers_of_earlier_answers_stand_in_no_hint(
    first: str, second: str, answer: str, written: Callable[..., Library]
) -> None:
    """2 − 0.05·5, 2 − 4 + 2 and √(3² + 4²) come in practice, where the first part has been answered."""
    exercised = posed(written, f"{{id: a, {first}}}, {{id: b, kind: number, {second}, prompt: And now?}}")
    hints = page_hints(exercised, exercised.part("b"))
    assert hints.later == ("a",)
    assert answer not in page(exercised, hints=True).split("Part b")[1]
    assert "A hint that needs your answer to part a comes in practice." in page(exercised, hints=True)


def test_nor_what_follows_from_an_earlier_formula(written: Callable[..., Library]) -> None:
    """3·1²·2 is the derivative with the numbers put in: it tells what the derivative is."""
    after = "{id: b, kind: value, f: '{part.slope}', at: 'x=1, y=2', prompt: 'How much?'}"
    assert grades(written, f"{SLOPE}, {after}")["b"] == [1, 2]


def test_a_hint_of_the_author_with_an_earlier_answer_comes_later(written: Callable[..., Library]) -> None:
    after = "{id: b, kind: number, value: '5', prompt: 'How much?', hints: [Think., 'Look at ${part.slope}$.']}"
    exercised = posed(written, f"{SLOPE}, {after}")
    hints = page_hints(exercised, exercised.part("b"))
    assert (len(hints.shown), hints.later) == (1, ("slope",))


def test_a_part_that_follows_on_has_no_question_as_data(written: Callable[..., Library]) -> None:
    exercised = posed(written, f"{SLOPE}, {{id: b, kind: value, f: '{{part.slope}}', at: 'x=1, y=2'}}")
    first, second = questions(exercised, solution=False)
    assert (set(first) >= {"function"}, second) == (True, {})
    _, second = questions(exercised, solution=True)
    assert set(second) >= {"function", "at"}


def test_values_that_are_worked_out_come_with_the_solution(written: Callable[..., Library]) -> None:
    """The slope of nx² at 1 is 2n: what an author works out for a feedback rule may be the answer."""
    params = "params: {n: {integer: [3, 3]}, g: {is: '2*{n}', value: true}}, prompt: '{g}'"
    part = "{kind: partial, f: '{n}x^2', wrt: x, at: x=1}"
    text = f"- {{id: one, title: T, skills: [s], difficulty: 1, {params}, parts: [{part}]}}\n"
    exercised = pose(written(HEAD + text).exercise("one"))
    assert exercise_lesson(exercised).facts["params"] == {"n": "3"}
    assert exercise_lesson(exercised, Shown(solution=True)).facts["params"] == {"n": "3", "g": "6"}


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("kind: value, f: '{part.slope}', at: 'x=1, y=2'", "Work out f(1, 2) for f(x, y) = your answer to part slope."),
        ("kind: value, f: '2*{part.slope}', at: 'x=1, y=2'", "f(x, y) = what follows from your answer to part slope."),
        ("kind: partial, f: 'g(x, y) = {part.slope}', wrt: y", "g(x, y) = your answer to part slope"),
    ],
)
def test_own_words_name_the_earlier_answer_and_do_not_show_it(
    part: str, says: str, written: Callable[..., Library]
) -> None:
    exercised = posed(written, f"{SLOPE}, {{id: b, {part}}}")
    assert says in page(exercised)
    assert "3x²" not in page(exercised)
    assert "3x²" in page(exercised, solution=True).split("Part b")[1]


def test_a_hint_of_tutors_own_that_is_the_answer_is_left_out(written: Callable[..., Library]) -> None:
    """To work out √5 is a hint for 2.236 and the answer where √5 is right."""
    part = "{id: a, kind: number, value: 'sqrt(5)', prompt: 'Which root has $x^2 = 5$?'}"
    *earlier, last = posed(written, part).part("a").hints()
    assert ([hint.grade for hint in earlier], last.grade) == ([1], 4)
