"""An exercise as it is asked: defaults, hints, tables, variants that are drawn again, errors with their place."""

from __future__ import annotations

import pytest

from tests.bank.asked import DATA, exercise, plain
from tests.bank.kinds.parts import ROWS, made
from tutor.bank.hinting import ANSWER, hints
from tutor.bank.judge import judge
from tutor.bank.kinds.giveaway import reveals, shown
from tutor.bank.pose import pose
from tutor.derivation.lesson import Table
from tutor.errors import AuthorError, Unanswerable
from tutor.expression.traversal import symbols
from tutor.grading.form import Form
from tutor.grading.task import Task


def test_what_neither_part_nor_file_says() -> None:
    (part,) = pose(exercise("kind: partial, f: x^2 y, wrt: x")).parts
    assert (part.id, part.attempts, part.points, part.asking.form, part.asking.tolerance) == ("a", 3, 1, Form.ANY, None)
    assert plain(part.prompt).startswith("Work out ∂f/∂x")


def test_what_the_part_and_the_exercise_say() -> None:
    located = exercise(
        "id: q, kind: number, value: 2/3, points: 2, prompt: 'What is ${n}/3$?'",
        "  attempts: 5\n  tolerance: 1%\n  params: {n: {integer: [2, 2]}}\n  prompt: 'With {n} thirds.'\n"
        "  solution: 'Add {n}.'\n  remark: Done.\n",
    )
    found = pose(located)
    (part,) = found.parts
    assert (part.attempts, part.points, part.asking.tolerance is not None) == (5, 2, True)
    assert [plain(one) for one in (found.prompt, part.prompt, found.solution, found.remark)] == [
        "With 2 thirds.",
        "What is ⅔?",
        "Add 2.",
        "Done.",
    ]


def test_the_order_of_a_menu_changes_with_the_seed_and_the_key_with_it() -> None:
    options = ", ".join(f"{{text: way {letter}, right: {str(letter == 'C').lower()}}}" for letter in "ABCD")
    located = exercise(f"kind: choice, options: [{options}]")
    keys = {pose(located, seed).parts[0].made.key for seed in range(20)}
    assert keys == {"1", "2", "3", "4"}
    assert {pose(located, seed, shuffle=False).parts[0].made.key for seed in range(5)} == {"3"}


def test_hints_of_the_author_come_first_and_the_answer_last() -> None:
    located = exercise("kind: partial, f: sin(x^2), wrt: x, hints: [Part.]", "  hints: [Whole.]\n")
    found = pose(located).parts[0].hints()
    assert [hint.grade for hint in found] == [0, 0, 1, 2, 3, 4]
    assert [plain(hint.says) for hint in found[:2]] == ["Whole.", "Part."]
    assert plain(found[-1].says) == "The derivative is 2x·cos(x²)."


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_the_last_hint_is_the_answer_and_no_other_holds_it(row: object) -> None:
    asked = made(row.kind, **row.fields)  # type: ignore[attr-defined]
    *before, last = hints(asked, ())
    assert last.grade == ANSWER
    assert plain(last.says)
    # A number stands in many a hint without being taken for the answer.
    keys = [key for key in asked.subject.keys if symbols(key.expression)] if isinstance(asked.subject, Task) else []
    for hint in before:
        assert not any(reveals(one, keys) for one in shown(hint.says)), hint


def test_a_table_stands_once() -> None:
    located = exercise(f"kind: loss, {DATA}, at: 's=1, b=0'\nkind: fit, {DATA}")
    first, second = pose(located).parts
    assert [sum(isinstance(block, Table) for block in part.prompt) for part in (first, second)] == [1, 0]
    prompt = (
        "  prompt: |\n    Data:\n\n    | a | h |\n    | --- | --- |\n    | 0 | 30 |\n    | 2 | 40 |\n    | 4 | 50 |\n"
    )
    (alone,) = pose(exercise(f"kind: loss, {DATA}, at: 's=1, b=0'", prompt)).parts
    assert not any(isinstance(block, Table) for block in alone.prompt)


@pytest.mark.parametrize(
    ("part", "params", "never"),
    [
        ("f: 'x^{n}'", "{n: {integer: [1, 3]}}", "1"),
        ("f: 'exp({n}x)'", "{n: {integer: [1, 3]}}", "exp(x)"),
        ("f: 'x^3 + {n}x', at: 'x={n}'", "{n: {integer: [1, 3]}}", "4"),
        ("f: 'ln(x)', at: 'x={n}'", "{n: {integer: [0, 2]}}", "1/0"),
    ],
    ids=["a constant", "the question itself", "a mistake that does no harm", "undefined"],
)
def test_a_degenerate_variant_is_drawn_again(part: str, params: str, never: str) -> None:
    located = exercise(f"kind: partial, {part}, wrt: x", f"  params: {params}\n")
    found = [pose(located, seed) for seed in range(12)]
    keys = {one.parts[0].made.key for one in found}
    assert never not in keys
    assert len(keys) == 2
    assert any(one.variant.attempt for one in found)
    assert [pose(located, seed).variant.values for seed in range(12)] == [one.variant.values for one in found]


def test_what_is_so_in_every_variant_is_meant() -> None:
    located = exercise("kind: partial, f: '{n}x + y', wrt: x", "  params: {n: {integer: [2, 9]}}\n")
    assert {pose(located, seed).variant.attempt for seed in range(8)} == {0}


def test_the_key_of_every_part_is_right() -> None:
    located = exercise("kind: partial, f: x^2, wrt: x, at: x=5\nkind: number, value: '{part.a}/4'")
    assert all(judge(part.made, part.made.key, part.asking).code == 0 for part in pose(located).parts)


@pytest.mark.parametrize(
    ("parts", "also", "line", "says"),
    [
        ("kind: partial, f: 'x^2 +', wrt: x", "", 10, ""),
        ("kind: partial, f: '{n}x^2 +', wrt: x", "  params: {n: {integer: [2, 9]}}\n", 11, ""),
        ("kind: partial, f: '{m}x^2', wrt: x", "  params: {n: {integer: [2, 9]}}\n", 11, "{m} is not known"),
        ("kind: partial, f: 'ln({n}-9)*x', wrt: y", "  params: {n: {integer: [2, 9]}}\n", 11, ""),
        ("kind: number, value: 1, tolerance: 7", "", 10, "tolerance"),
        ("kind: number, value: 1/3, tolerance: 1%, form: exact", "", 10, "must not be rounded"),
        ("kind: number, value: '{part.b}'\nkind: number, value: 2", "", 10, "{part.b}"),
        ("kind: which-rule, f: x^2, wrt: x\nkind: number, value: '{part.a}'", "", 10, "{part.a} cannot be used"),
        ("kind: number, value: 1, prompt: '![x](y.png)'", "", 10, "picture"),
        ("kind: number, value: 1, feedback: [{when: any-wrong, say: '{k}'}]", "", 10, "{k} is not known"),
        ("kind: number, value: 1", "  hints: [Look, '{k}']\n", 9, "{k} is not known"),
        ("kind: number, value: 1", "  feedback: [{when: any-wrong, say: '![x](y.png)'}]\n", 9, "picture"),
    ],
)
def test_an_exercise_that_cannot_be_asked_says_where(parts: str, also: str, line: int, says: str) -> None:
    with pytest.raises(AuthorError, match=r".") as caught:
        pose(exercise(parts, also))
    error = caught.value
    assert error.spot is not None
    assert (error.spot.line, error.spot.column > 5) == (line, True)
    assert says in error.message
    assert error.mend


def test_a_part_that_is_not_there() -> None:
    found = pose(exercise("id: slope, kind: number, value: 1"))
    with pytest.raises(Unanswerable, match="Did you mean slope"):
        found.part("slpe")
