"""What lint finds in the words of an exercise: nothing asked, nothing shown, answers that stand where they are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bank.conftest import HEAD
from tutor.bank.finding import Finding
from tutor.bank.index import Library
from tutor.bank.lint.examine import examine
from tutor.bank.lint.formulas import formulas

WORDS = frozenset(("asks-nothing", "prompt-without-question", "prompt-is-answer", "hint-is-answer", "dollar"))

WAYS = (
    "kind: choice, prompt: Which way is up?, "
    "options: [{text: Against it.}, {text: Along the gradient., right: true}, {text: Nowhere.}]"
)


def found(written: Callable[..., Library], parts: str, before: str = "", variants: int = 1) -> list[Finding]:
    """What is found, with the parts on the sixth line of the file and those behind it."""
    text = f"- {{id: one, title: T, skills: [s], difficulty: 1, {before}\n  parts: [{parts}]}}\n"
    return list(examine(written(HEAD + text).exercise("one"), variants))


def codes(findings: list[Finding]) -> list[str]:
    return [one.code for one in findings if one.code in WORDS]


@pytest.mark.parametrize(
    "part",
    [
        "{kind: number, value: 2*30}",
        "{kind: partial, f: x^3 y, wrt: x, prompt: 'What is the derivative of $x^3 y$ by $x$?'}",
        "{kind: partial, f: 'g(x) = x^3', wrt: x, prompt: 'What is the derivative of $x \\cdot x^2$ by $x$?'}",
        "{kind: isolate, equation: 6a - b + 1 = 0, for: b, prompt: 'Solve $b - 1 = 6a$ for $b$.'}",
        "{kind: choice, prompt: Which?, options: [{text: a, right: true}, {text: b}]}",
    ],
)
def test_what_is_asked_is_shown(part: str, written: Callable[..., Library]) -> None:
    assert codes(found(written, part)) == []


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("{kind: number, value: 5}", "asks-nothing"),
        ("{kind: expression, answer: 2x}", "asks-nothing"),
        ("{kind: choice, options: [{text: a, right: true}, {text: b}]}", "asks-nothing"),
        ("{kind: discussion, model_answer: A., look_for: [B.]}", "asks-nothing"),
        ("{kind: gradient, f: x^3 y, prompt: Find the gradient.}", "prompt-without-question"),
        ("{kind: partial, f: x^4, wrt: x, prompt: 'Differentiate $x^5$ by $x$.'}", "prompt-without-question"),
        ("{kind: value, f: x^3 y, at: 'x=1, y=2', prompt: How much?}", "prompt-without-question"),
        ("{kind: stationary, f: x^3 - 3x, prompt: Where is it flat?}", "prompt-without-question"),
        ("{kind: isolate, equation: 6a - b + 1 = 0, for: b, prompt: 'What is $b$?'}", "prompt-without-question"),
        ("{kind: loss, data: {a: [0, 2], h: [1, 2]}, at: 's=1, b=0', prompt: How large?}", "prompt-without-question"),
        ("{kind: partial, f: x^3, wrt: x, prompt: 'By $x$, $x^3$ has $3x^2$.'}", "prompt-is-answer"),
        ("{kind: number, value: 2*30, prompt: 'The answer is 60. Why?'}", "prompt-is-answer"),
    ],
)
def test_nothing_is_asked_or_everything_is_told(part: str, code: str, written: Callable[..., Library]) -> None:
    assert codes(found(written, part)) == [code]


def test_the_function_may_stand_before_or_be_an_answer(written: Callable[..., Library]) -> None:
    first = "{id: p, kind: partial, f: x^3, wrt: x, prompt: 'By $x$?'}"
    second = "{id: q, kind: partial, f: '{part.p}', wrt: x, prompt: 'And that by $x$ again?'}"
    third = "{id: r, kind: partial, f: 'g(x) = 6x^3 + 1', wrt: x, prompt: 'And $g(x) = 6 f(x) + 1$?'}"
    assert codes(found(written, f"{first}, {second}, {third}", "prompt: 'Take $f(x) = x^3$.',")) == []
    assert codes(found(written, f"{first}, {second}", "prompt: 'Take $f(x) = x^2$.',")) != []


def test_an_answer_may_not_stand_in_the_prompt_of_another_part(written: Callable[..., Library]) -> None:
    first = "{kind: partial, f: x^3, wrt: x, prompt: 'Differentiate $x^3$ by $x$.'}"
    second = "{kind: partial, f: 3x^2, wrt: x, prompt: 'And $3x^2$ by $x$?'}"
    (finding,) = found(written, f"{first},\n   {second}")
    assert (finding.code, finding.spot.line) == ("prompt-is-answer", 7)


def test_nor_may_it_be_filled_into_a_prompt(written: Callable[..., Library]) -> None:
    first = "{id: sl, kind: gradient, f: x^3 y}"
    for blank in ("{part.sl}", "{part.sl.1}"):
        second = f"{{id: nx, kind: value, f: '{{part.sl.1}}', at: 'x=1, y=2', prompt: 'How much is ${blank}$ there?'}}"
        (finding,) = found(written, f"{first},\n   {second}")
        assert (finding.code, finding.spot.line) == ("prompt-is-answer", 7)
        assert finding.mend.endswith(f"Where {blank} stands, write: your answer to part sl.")
    alone = "{id: nx, kind: value, f: '{part.sl.1}', at: 'x=1, y=2', prompt: 'How much is its first component there?'}"
    assert codes(found(written, f"{first}, {alone}")) == []


def test_a_hint_of_tutors_own_is_not_held_against_the_author(written: Callable[..., Library]) -> None:
    part = "{kind: number, value: 'sqrt(5)', prompt: 'Which root has $x^2 = 5$, above 0?'}"
    assert codes(found(written, part)) == []


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("kind: number, value: 2*30, prompt: How much?", "It is 60."),
        ("kind: number, value: 2*3, prompt: How much?", "The answer is 6."),
        ("kind: partial, f: x^3, wrt: x", "It is 3x^2."),
        ("kind: partial, f: x^3, wrt: x", "Result: `3 x^2`"),
        ("kind: stationary, f: x^2 + y^2 - 2x", "$(1, 0)$"),
        ("kind: stationary, f: x^3 - 3x", "The points are $1$ and $-1$."),
        ("kind: isolate, equation: 6a - b + 1 = 0, for: b", "$b = 6a + 1$"),
        ("kind: classify, f: x^2 + y^2, at: 'x=0, y=0'", "A minimum."),
        ("kind: choice, prompt: Which?, options: [{text: Uphill, right: true}, {text: Down}]", "Uphill is right."),
        ("kind: fit, data: {a: [0, 2, 4], h: [30, 40, 50]}", "Take (5, 30)."),
        ("kind: hessian, f: x^3 + x y^2", "It is [[6x, 2y], [2y, 2x]]"),
        ("kind: tangent, f: x^2 + y^2, at: 'x=1, y=2'", "$z = 2x + 4y - 5$"),
        ("kind: discussion, prompt: Why?, model_answer: The terms cancel., look_for: [B.]", "The terms cancel."),
        ("kind: which-rule, f: x^2 sin(x), wrt: x", "Use the product rule."),
        ("kind: value, f: x^2, at: x=3", "x^2 = 9"),
        ("kind: value, f: x^2, at: x=3", "f(3) = 9"),
        ("kind: value, f: x^2, at: x=3", "It is $3^2 = 9$."),
        ("kind: isolate, equation: 6a - b + 1 = 0, for: b", "6a + 1 = b"),
        ("kind: isolate, equation: 2b - 6 = 0, for: b", "$b = 3$"),
        ("kind: stationary, f: x^2 + y^2 - 2x", "It is at x = 1, y = 0."),
        ("kind: stationary, f: x^2 + y^2 - 2x", "It is at $x = 1$ and $y = 0$."),
        ("kind: stationary, f: x^3 - 3x", "Try $x = 1$ and $x = -1$."),
        ("kind: stationary, f: x + y", "There are none."),
        ("kind: stationary, f: x + y", "It has no stationary points."),
        ("kind: fit, data: {a: [0, 2, 4], h: [30, 40, 50]}, for: s", "s = 5"),
        (f"{WAYS}", "It goes along the gradient."),
        (f"{WAYS}", "Number 2."),
        ("kind: classify, f: x^2 - y^2, at: 'x=0, y=0'", "Think of a saddle."),
        ("kind: classify, f: x^2 - y^2, at: 'x=0, y=0'", "It is number 3."),
        ("kind: loss, data: {a: [0, 2, 4], h: [30, 40, 50]}, at: 's=1, b=0'", "2,230"),
    ],
)
def test_a_hint_may_not_be_the_answer_in_words(asked: str, hint: str, written: Callable[..., Library]) -> None:
    assert codes(found(written, f"{{{asked}, hints: ['{hint}']}}")) == ["hint-is-answer"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("kind: number, value: 2*3, prompt: How much?", "Look at all 6 rows."),
        ("kind: number, value: 2*30, prompt: How much?", "Work out 2*30."),
        ("kind: partial, f: x^3, wrt: x", "The exponent is 3."),
        ("kind: classify, f: x^2 + y^2, at: 'x=0, y=0'", "At a minimum the function is nowhere smaller nearby."),
        ("kind: stationary, f: x^3 - 3x", "Try $1$ first."),
        ("kind: isolate, equation: 6a - b + 1 = 0, for: b", "Bring $b$ to the right."),
        ("kind: value, f: x^2 + 6, at: x=3", "Put in $x = 3$."),
        ("kind: value, f: x^2, at: x=3", "Which is $3^2$, and what is $3^2 + 1 = 10$?"),
        ("kind: stationary, f: x^2 + y^2 - 2x", "Set $2x - 2 = 0$."),
        ("kind: stationary, f: x^2 + y^2 - 2x", "At $x = 0$ and $y = 0$ it falls."),
        ("kind: stationary, f: x + y", "If there are none, write none."),
        (f"{WAYS}", "Does it go along the gradient?"),
        (f"{WAYS}", "It goes along the gradient or against it."),
        (f"{WAYS}", "Number 1 is wrong."),
        ("kind: classify, f: x^2 - y^2, at: 'x=0, y=0'", "A saddle rises one way and falls another."),
    ],
)
def test_what_only_helps_is_no_answer(asked: str, hint: str, written: Callable[..., Library]) -> None:
    assert codes(found(written, f"{{{asked}, hints: ['{hint}']}}")) == []


@pytest.mark.parametrize("text", ["The $tangent line at $x=1$?", "It costs 5 $.", "So $x = 1 is it."])
def test_a_dollar_without_a_partner(text: str, written: Callable[..., Library]) -> None:
    assert codes(found(written, f"{{kind: number, value: 5, prompt: '{text}'}}")) == ["dollar"]


def test_the_line_of_the_dollar_is_told(written: Callable[..., Library]) -> None:
    text = (
        "- id: one\n  title: T\n  skills: [s]\n  difficulty: 1\n  prompt: |\n    First $x$.\n\n    Then 5 $ more.\n"
        "  parts: [{kind: number, value: 5}]\n"
    )
    (finding,) = examine(written(HEAD + text).exercise("one"), 1)
    assert (finding.code, finding.spot.line, finding.spot.column) == ("dollar", 12, 12)


@pytest.mark.parametrize("text", [r"It costs \\$5.", "Between $5$ and $6$.", "Type `$`."])
def test_a_dollar_that_is_meant(text: str, written: Callable[..., Library]) -> None:
    assert codes(found(written, f'{{kind: number, value: 5, prompt: "{text}"}}')) == []


def test_every_part_that_cannot_be_asked_is_told_and_the_rest_is_checked(written: Callable[..., Library]) -> None:
    parts = (
        "{kind: number, value: x, prompt: How many?},\n   {kind: partial, f: x^2 +, wrt: x},\n"
        "   {kind: number, value: '{part.a} + 1', prompt: And then?},\n   {kind: partial, f: x^2, wrt: q},\n"
        "   {kind: partial, f: x^3, wrt: x, hints: [It is 3x^2.]}"
    )
    findings = found(written, parts)
    assert [(one.code, one.spot.line) for one in findings] == [
        ("cannot-be-asked", 6),
        ("cannot-be-asked", 7),
        ("cannot-be-asked", 9),
        ("hint-is-answer", 10),
    ]


def test_what_is_so_in_every_variant_is_told_without_a_count(written: Callable[..., Library]) -> None:
    params = "params: {n: {integer: [2, 9]}}, variants: 5,"
    part = "{kind: partial, f: '{n}x^3 y', wrt: x, hints: ['It is ${n} (3x^2 y)$.'], answer: y}"
    always = found(written, part, params, 5)
    counted = {one.code: one.message.endswith("(4 more like this.)") for one in always if one.seed is not None}
    assert counted == {"answer-disagrees": True, "hint-is-answer": False}  # the key is another one each time
    always = found(written, "{kind: number, value: '{n} + x', prompt: How much?}", params, 5)
    assert [one.message.endswith("more like this.)") for one in always] == [False]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is 3x^2.", ("3x^2",)),
        ("So b = 6a + 1, as (5, 30) says.", ("b = 6a + 1", "6a + 1", "(5, 30)")),
        ("Look at $x$ and a $y^2$.", ("x", "y^2")),
        ("Two rows, and no formula.", ()),
        ("It is a 3 x^2", ("a 3 x^2", "3 x^2")),
    ],
)
def test_formulas_are_found_among_words(text: str, wanted: tuple[str, ...]) -> None:
    assert formulas(text) == wanted
