"""Exercises that do not fit the models: each is told at its line and column, with the mend, in plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bank.conftest import HEAD, SOUND
from tutor.bank.index import Library

Written = Callable[..., Library]

START = "- id: e\n  title: T\n  skills: [s]\n  difficulty: 1\n"
"""Lines 5 to 8 of the file."""
PART = "  parts: [{kind: number, value: 1}]\n"


@pytest.mark.parametrize(
    ("lines", "line", "column", "message", "mend"),
    [
        ("  parts:\n  - kind: partial\n    f: x^2\n    wrt_: x\n", 12, 5, "`wrt_` is no key of a `partial`", "`wrt`?"),
        ("  parts:\n  - kind: partial\n    f: x^2\n", 10, 5, "`wrt` is missing", "A `partial` part needs `wrt`"),
        ("  parts:\n  - kind: partal\n", 10, 5, "`partal` is no kind", "`partial`?"),
        ("  parts:\n  - f: x^2\n", 10, 5, "`kind` is missing", "kind: partial"),
        ("  parts:\n  - x^2\n", 10, 5, "must hold keys with values", "key: value"),
        ("  parts: []\n", 9, 10, "`parts` needs at least 1", "Add"),
        ("", 5, 3, "`parts` is missing", "An exercise needs `parts`"),
        ("  parts: x^2\n", 9, 10, "`parts` must be a list", "hyphens"),
        ("  part: x^2\n", 9, 3, "`part` is no key of an exercise", "`parts`?"),
        (PART + "  version: 1.5\n", 10, 12, "`version` must be a whole number", "digits"),
        (PART + "  attempts: 99\n", 10, 13, "`attempts` must be at most 20, and is 99", "Change"),
        (PART + "  points: 0\n", 10, 11, "`points` must be more than 0", "Change"),
        (PART + "  points: many\n", 10, 11, "`points` must be a number", "0.5"),
        (PART + "  form: exat\n", 10, 9, "`form` cannot be `exat`", "`exact`?"),
        (PART + "  source: [a, b]\n", 10, 11, "`source` must be a text", "quotes"),
        (PART + "  source: {n}\n", 10, 12, "without quotes", "quotes"),
        (PART + f"  source: {'x' * 201}\n", 10, 11, "more than 200 characters", "Shorten"),
        (PART + "  source: ''\n", 10, 11, "`source` is empty", "delete"),
        (PART + "  hints: [a, , b]\n", 10, 14, "sign here", "quotes"),
        (PART + "  hints:\n  -\n", 11, 4, "has no value", "delete"),
        (PART + "  params: {N N: {choice: [1]}}\n", 10, 12, "`N N` is no name", "letter"),
        (PART + "  params: {n: {foo: 1}}\n", 10, 15, "`n` does not say how it is drawn", "`integer`"),
        (PART + "  params: {n: {integer: [2]}}\n", 10, 25, "one more value", "both"),
        (PART + "  params: {n: {integer: [2, 3, 4]}}\n", 10, 25, "more than 2 entries", "Shorten"),
        (PART + "  params: {n: {integer: [9, 2]}}\n", 10, 25, "from 9 down to 2", "least"),
        (PART + "  params: {n: {integer: [2, 3], not: [2, 3]}}\n", 10, 38, "No number", "wider"),
        (PART + "  params: {n: {integer: [2, 3], nott: [2]}}\n", 10, 33, "no key of a parameter", "`not`?"),
        (PART + "  params: {q: {fraction: [1, 2], over: [1, 3]}}\n", 10, 41, "at least 2", "2 or more"),
        (PART + "  params: {d: {rows: 3, columns: {a: {values: [1, 2]}}}}\n", 10, 47, "2 values", "as many"),
        (PART + "  params: {d: {rows: 3, columns: {a: {integer: [1, 2]}}}}\n", 10, 48, "too few", "wider"),
        (PART + "  params: {d: {rows: 3, columns: {a: {}}}}\n", 10, 38, "exactly one way", "`values`"),
        (PART + "  feedback: [{when: {equls: 2x}, say: s}]\n", 10, 21, "no condition", "{equals: 2x}"),
        (PART + "  feedback: [{when: {form: exat}, say: s}]\n", 10, 21, "no form", "exact"),
        (PART + "  feedback: [{when: any-wrong}]\n", 10, 14, "`say` is missing", "A feedback rule"),
        (PART + "  feedback: [{when: any-wrong, say: s, credit: 2}]\n", 10, 48, "at most 1", "Change"),
        (PART + "  tests: [{answer: 1, verdict: rihgt}]\n", 10, 32, "cannot be `rihgt`", "`right`?"),
        (PART + "  tests: [{answer: 1, verdict: right, part: z}]\n", 10, 45, "no part `z`", "a."),
        (PART + "  tests: [{answer: 1, verdict: right, after: {a: 1}}]\n", 10, 50, "no part before", "a."),
        (
            "  parts: [{kind: number, value: 1, id: b}, {kind: number, value: 1}]\n",
            9, 40, "part 2 by its place", "more than",
        ),
        (
            "  parts: [{kind: number, value: 1, id: z}, {kind: number, value: 1, id: z}]\n",
            9, 73, "called `z`", "another",
        ),
        ("  parts: [{kind: choice, options: [{text: a}, {text: b}]}]\n", 9, 35, "No option is right", "right: true"),
        ("  parts: [{kind: choice, options: [{text: a, right: true}]}]\n", 9, 35, "at least 2", "Add"),
        (
            "  parts: [{kind: choice, options: [{text: a, right: TRUE}, {text: a}]}]\n",
            9, 67, "stands twice", "Delete",
        ),
        ("  parts: [{kind: choice, options: [{text: a, right: maybe}, {text: b}]}]\n", 9, 53, "true or false", "true"),
        (
            "  parts: [{kind: choice, options: [{text: a, right: yes}, {text: b}]}]\n",
            9, 53, "true or false", "right: true",
        ),
        (
            "  parts: [{kind: choice, options: [{text: a, right: off}, {text: b}]}]\n",
            9, 53, "true or false", "right: false",
        ),
        ("  parts: [{kind: choice, options: [{text: a, correct: true}, {text: b}]}]\n", 9, 46, "`correct`", "`right`?"),
        ("  parts: [{kind: choice, options: [a, {text: b}]}]\n", 9, 36, "must hold keys", "{text: 'a'}"),
        ("  parts: [{kind: multiple-choice}]\n", 9, 11, "`multiple-choice` is no kind", "`choice`?"),
        (
            "  parts: [{kind: discussion, answer: 1, model_answer: a, look_for: [b]}]\n",
            9, 38, "not compared", "`model_answer`",
        ),
        ("  parts: [{kind: gradient, f: x, at: [1, 0]}]\n", 9, 38, "must be a text", "`at: x=1, y=2`"),
        ("  parts: [{kind: gradient, f: x, answer: [4, 1]}]\n", 9, 42, "must be a text", "answer: '(4, 1)'"),
        ("  parts: [{kind: descent-step, f: x, start: x=1, eta: 1}]\n", 9, 50, "`eta` is no key", "`rate`?"),
        (PART + "  require: '{a} != {b}'\n", 10, 12, "must be a list", "`require: ['{a} != {b}']`"),
        (PART + "  params: {n: [2, 9]}\n", 10, 15, "how it is drawn", "`n: {integer: [2, 9]}`"),
        (PART + "  params: {m: 5}\n", 10, 15, "how it is drawn", "{integer: [2, 9]}"),
        (PART + "  source: \"a\\nb\"\n", 10, 11, "on one line", "Join"),
        (PART + f"  version: {'9' * 5_000}\n", 10, 12, "too long a number", "digits"),
        (PART + f"  params: {{n: {{integer: [0, 1{'0' * 30}]}}}}\n", 10, 29, "at most 1,000,000,000,000", "Change"),
        (PART + f"  hints: [{', '.join('a' * 21)}]\n", 10, 10, "more than 20 entries", "Shorten"),
        (
            PART + "  tests: [{answer: (4, 1), verdict: right}]\n",
            10, 24, "before `1)` ends the value", "answer: '(4, …'",
        ),
        ("  parts: [{kind: loss, at: a, data: [1, 2]}]\n", 9, 37, "`data` must hold columns", "{a: [0, 2, 4]"),
        ("  parts: [{kind: loss, at: a, data: {a: 3}}]\n", 9, 41, "`a` must be a list", "hyphens"),
        ("  parts: [{kind: loss-gradient, at: s=1}]\n", 9, 37, "no data", "`data`"),
        ("  parts: [{kind: descent-step, start: x=1, rate: 0.1}]\n", 9, 11, "one function", "either"),
        ("  parts: [{kind: isolate, equation: a=1}]\n", 9, 11, "`for` is missing", "`for`"),
    ],
)  # fmt: skip
def test_what_does_not_fit(written: Written, lines: str, line: int, column: int, message: str, mend: str) -> None:
    loaded = written(f"{HEAD}{START}{lines}{SOUND}")
    first = loaded.findings[0]
    assert (first.spot.line, first.spot.column, first.exercise) == (line, column, "e")
    assert message in first.message
    assert mend in first.mend
    assert len(loaded.findings) == 1
    assert [one.id for one in loaded.entries()] == ["sound"]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        (HEAD.replace("bank: b\n", ""), 1, 1, "`bank` is missing"),
        (HEAD.replace("bank: b", "bank: My Bank"), 1, 7, "small letters"),
        (HEAD.replace("bank: b", "topics: b\nbank: b"), 1, 1, "`topics` is no key of a bank"),
        (HEAD.replace("title: B", "title: B\ndefaults: {attempts: 0}"), 3, 22, "at least 1"),
        (HEAD.replace("title: B", "title: B\ndefaults: [3]"), 3, 11, "must hold keys"),
        (HEAD.replace("[{id: s, title: S}]", "[{id: s, title: S}, {id: t}]"), 3, 29, "`title` is missing"),
    ],
)
def test_a_head_that_is_wrong_stops_no_exercise(
    written: Written, text: str, line: int, column: int, message: str
) -> None:
    loaded = written(text + SOUND)
    (one,) = loaded.findings
    assert (one.spot.line, one.spot.column, one.exercise) == (line, column, "")
    assert message in one.message
    assert loaded.exercise("sound").exercise.title == "T"


@pytest.mark.parametrize("key", ["skills", "exercises"])
def test_lists_that_are_none(written: Written, key: str) -> None:
    (one,) = written(f"bank: b\ntitle: B\n{key}: {{a: 1}}\n").findings
    assert (one.spot.line, one.message) == (3, f"`{key}` must be a list.")


def test_what_is_left_out_comes_from_the_file_through_the_exercise(written: Written) -> None:
    head = HEAD.replace(
        "title: B", "title: B\ntopic: gradients\nlicense: MIT\ndefaults: {attempts: 2, points: 4, form: exact}"
    )
    text = "- {id: e, title: T, skills: [s], difficulty: 1, points: 3, parts: [{kind: number, value: 1},"
    text += " {kind: number, value: 2, id: z, points: 1, tolerance: 1%}, {kind: number, value: 3}]}\n"
    exercise = written(head + text).exercise("b/e").exercise
    assert (exercise.topic, exercise.license, exercise.attempts, exercise.points) == ("gradients", "MIT", 2, 3)
    assert [(one.id, one.attempts, one.points, one.form) for one in exercise.parts] == [
        ("a", 2, 3, "exact"),
        ("z", 2, 1, "exact"),
        ("c", 2, 3, "exact"),
    ]
    assert [one.tolerance for one in exercise.parts] == [None, "1%", None]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("{equals: 2x}", "equals: 2x"),
        ("{misconception: chain-inner-dropped}", "misconception: chain-inner-dropped"),
        ("'form:  expanded'", "form: expanded"),
        ("any-wrong", "any-wrong"),
    ],
)
def test_conditions_of_feedback(written: Written, typed: str, read: str) -> None:
    loaded = written(HEAD + START + PART + f"  feedback: [{{when: {typed}, say: s}}]\n")
    assert loaded.exercise("e").exercise.feedback[0].when == read


def test_a_rule_has_one_condition(written: Written) -> None:
    rule = "feedback: [{when: {equals: '3', misconception: chain-added}, say: S}], parts"
    (one,) = written(HEAD + SOUND.replace("parts", rule)).findings
    assert one.message == "A rule has one condition, and here are 2: equals, misconception."
    assert one.mend == "Write a rule for each of them."
