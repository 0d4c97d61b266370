"""The lesson of a walk: what its lines say, that they are checked, and what they refuse."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tutor.derivation.lesson import Lines, Phrase, Section, Table
from tutor.errors import CheckFailed, StudentError, Unanswerable
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.learning.descend import Walked, descend
from tutor.learning.descent import Ending
from tutor.learning.lessons.audit import audit
from tutor.learning.lessons.step import step_by_hand, walk_table
from tutor.render.phrases import sentence
from tutor.stationary.ledger import Ledger

LOSS = "loss(s, b) = 1/2*sum(i, (s*a_i + b - h_i)^2)"
DATA = {"age": [0, 2, 4], "height": [30, 40, 50]}


def lecture(**settings: object) -> Walked:
    return descend(LOSS, "s=1, b=0", data=DATA, **{"rate": "0.01", **settings})  # type: ignore[arg-type]


def said(section: Section) -> list[str]:
    """The lines of a section as "left = right"."""
    found = []
    for block in section.blocks:
        if isinstance(block, Lines):
            for line in block.lines:
                left = "" if line.left is None else spoken(line.left)
                found.append(f"{left} {line.relation} {text(line.right)}".strip())
    return found


def spoken(left: Expression | Phrase) -> str:
    return text(left) if isinstance(left, Expression) else sentence(left, text)


def notes(walked: Walked) -> str:
    sections = walked.lesson.sections
    phrases = [block.phrase for section in sections for block in section.blocks if hasattr(block, "phrase")]
    return "\n".join(sentence(one, text) for one in phrases)


def test_the_lectures_step() -> None:
    walked = lecture(steps=1)
    lines = said(step_by_hand("loss", walked.descent, Fraction(1, 100), Ledger()))
    assert [line.replace("·(", "(") for line in lines] == [
        "new s = 1 − 0.01(−260)",
        "= 3.6",
        "new b = 0 − 0.01(−114)",
        "= 1.14",
        "loss(1, 0) = 2230",
        "loss(3.6, 1.14) = 1511.3734",
    ]


def test_momentum_shows_its_second_step() -> None:
    walked = lecture(steps=2, momentum="0.9")
    lines = said(step_by_hand("loss", walked.descent, Fraction(1, 100), Ledger(), 1))
    # v = 0.9·2.6 − 0.01·(20·3.6 + 6·1.14 − 280) = 2.34 + 2.0116
    assert [line.replace("·(", "(") for line in lines[:4]] == [
        "new v for s = 0.9·2.6 − 0.01(−201.16)",
        "= 4.3516",
        "new s = 3.6 + 4.3516",
        "= 7.9516",
    ]


def test_a_wrong_step_is_found() -> None:
    walked = lecture(steps=1)
    first, last = walked.descent.steps
    wrong = replace(walked.descent, steps=(first, replace(last, point=(Fraction(18, 5), Fraction(58, 50)))))
    with pytest.raises(CheckFailed):
        step_by_hand("loss", wrong, Fraction(1, 100), Ledger())
    with pytest.raises(CheckFailed):
        audit(replace(walked, descent=wrong))


@pytest.mark.parametrize("field", ["value", "gradient"])
def test_a_wrong_value_is_found(field: str) -> None:
    walked = lecture(steps=1)
    first, last = walked.descent.steps
    broken = (
        replace(last, value=Fraction(1512))
        if field == "value"
        else replace(last, gradient=(Fraction(-202), last.gradient[1]))
    )
    with pytest.raises(CheckFailed):
        audit(replace(walked, descent=replace(walked.descent, steps=(first, broken))))


def test_the_table_is_folded() -> None:
    walked = lecture(steps=100)
    table = walk_table("loss", walked.descent).blocks[0]
    assert isinstance(table, Table)
    numbers = [row[0] for row in table.rows]
    assert numbers == [*map(str, range(10)), "…", *map(str, range(96, 101))]


@pytest.mark.parametrize(
    ("function", "at", "settings", "expected"),
    [
        ("x^2 + 10y^2", "x=1, y=1", {"rate": "0.11"}, "η = 0.11 is above that"),
        ("x^2 + 10y^2", "x=1, y=1", {"rate": "0.11"}, "2/λmax = 0.1 settle"),
        ("x^2 + 10y^2", "x=1, y=1", {}, "jumps to and fro"),
        ("x^2 + 10y^2", "x=1, y=1", {"rate": "0.05"}, "κ = λmax/λmin = 10"),
        ("x^2 + 10y^2", "x=1, y=1", {"rate": "0.05"}, "(κ − 1)/(κ + 1) = 9/11"),
        ("x^2 + y^2", "x=1, y=1", {}, "the first step hits the minimum"),
        ("x^2 - y^2", "x=1, y=1", {}, "has a saddle point"),
        ("-x^2", "x=1", {}, "has no minimum"),
        ("(x + y)^2", "x=1, y=1", {}, "a valley"),
        ("(x + y)^2 + x", "x=1, y=1", {}, "falls straight on"),
        ("x^2", "x=1", {"momentum": "0.5"}, "2(1 + β)/f″ = 1.5"),
        ("x - ln(x)", "x=3", {"rate": "5"}, "leads to x = −⅓, where"),
        ("x - ln(x)", "x=3", {"rate": "5"}, "η = 0.5 was tried: f falls"),
        ("x^4", "x=1", {"rate": "3"}, "η = 0.3 was tried: f falls"),
        ("x^4", "x=1", {"rate": "3"}, "2/12 ≈ 0.166667"),
        ("sin(x)", "x=1", {}, "curved in no direction"),
        ("x^2", "x=1", {"rate": "0.5"}, "Stopped after 1 step: ∇f is exactly 0 here."),
        ("x^2", "x=1", {"tolerance": 1e-3, "steps": 99}, "is at most the tolerance 0.001"),
        ("x^2", "x=1", {"rate": "1e99"}, "diverges"),
    ],
)
def test_what_is_said(function: str, at: str, settings: dict[str, object], expected: str) -> None:
    assert expected in notes(descend(function, at, **settings))  # type: ignore[arg-type]


def test_best_rate_lines() -> None:
    walked = descend("x^2 + 10y^2", "x=10, y=1", rate="line")
    found = [line for section in walked.lesson.sections for line in said(section)]
    assert "φ(η) = 110 − 800η + 4400η²" in found
    assert "φ′(η) = −800 + 8800η" in found
    assert "η = 800/8800" in found


@pytest.mark.parametrize(("rate", "momentum"), [("0.01", Fraction(0)), ("line", Fraction(0)), ("0.01", Fraction(1, 2))])
def test_facts(rate: str, momentum: Fraction) -> None:
    facts = lecture(rate=rate, momentum=momentum, steps=2).lesson.facts
    walk, rates = facts["walk"], facts["rates"]
    assert isinstance(walk, dict)
    assert isinstance(rates, dict)
    assert [step["number"] for step in walk["steps"]] == [0, 1, 2]
    assert walk["ending"] == Ending.STEPS.value
    assert str(rates["best_rate"]) == "2/23"
    assert walk["checks"] == {"points": 3, "checked": 3}


def test_other_letters_get_their_values_with_the_start() -> None:
    at: dict[str, str | int] = {"x": 1, "a": "1/2", "b": 3}
    walked = descend("a x^2 + b", at, rate=1, variables=["x"])
    assert walked.steps[0].value == Fraction(7, 2)
    assert walked.steps[1].point == (0,)


@pytest.mark.parametrize(
    ("function", "at", "message"),
    [
        ("x^2 + y^2", "x=1", "No value is given for y"),
        ("x^2", "y=1", "y does not stand"),
        ("ln(x)", "x=-1", "no real value"),
        ("5", "x=1", "no variables"),
        ("sum(i, (s a_i)^2)", "s=1", "needs the data"),
    ],
)
def test_refused(function: str, at: str, message: str) -> None:
    variables = ["s"] if "a_i" in function else None
    with pytest.raises(Unanswerable, match=message) as error:
        descend(function, at, variables=variables)
    assert error.value.mend


@pytest.mark.parametrize("rate", ["fast", "0", "-1", "1/0", "x"])
def test_rates_that_are_refused(rate: str) -> None:
    with pytest.raises(StudentError):
        descend("x^2", "x=1", rate=rate)


def test_bind_without_data() -> None:
    with pytest.raises(Unanswerable, match="there is no file"):
        descend("x^2", "x=1", bind="a=age")
