"""By what a line is said to follow, and what is said of the whole."""

from __future__ import annotations

import pytest

from tests.grading.test_working_notations import judged
from tutor.derivation.lesson import Note
from tutor.grading.working.lesson import working_lesson
from tutor.grading.working.line_verdicts import Follows

BCE = "0 - y ln(σ(z)) - (1-y) ln(1-σ(z))"
LETTERS = "L = -y ln p - (1-y) ln(1-p)\np = σ(z)\n"


@pytest.mark.parametrize(
    ("function", "by", "working", "rules", "keys"),
    [
        ("tan x", "x", "d/dx tan x = d/dx(sin x/cos x)", (), ("check-working-functions",)),
        ("sqrt(x^2+1)", "x", "d/dx sqrt(x^2+1) = d/dx (x^2+1)^(1/2)", (), ("check-working-roots",)),
        ("x^x", "x", "d/dx x^x = d/dx e^(x ln x)", (), ("check-working-functions",)),
        (
            "x (x+1)^2",
            "x",
            "(x+1)^2 + x d/dx [(x+1)^2]\n= (x+1)^2 + x d/dx [x^2+2x+1]",
            (),
            ("check-working-expanded",),
        ),
        ("x^(n+1)/(n+1)", "x", "f' = x^n\n= x^(n-1) x", (), ("check-working-powers",)),
        ("x^x", "x", "ln y = x ln x\ny'/y = ln x + 1", (), ("check-working-logarithmic",)),
        (BCE, "z", LETTERS + "∂L/∂z = ∂L/∂p ∂p/∂z", ("chain",), ("plain",)),
        (BCE, "z", LETTERS + "∂L/∂z = ∂p/∂z ∂L/∂p", ("chain",), ("plain",)),
        ("(3x^2+1)^4", "x", "y = u^4, u = 3x^2 + 1\ndy/dx = dy/du · du/dx", ("chain",), ("plain",)),
    ],
)
def test_why_a_line_follows(
    function: str, by: str, working: str, rules: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    line = judged(function, by, working).lines[-1].verdict
    assert isinstance(line, Follows)
    assert tuple(reason.key for reason in line.reasons) == keys
    assert line.rules == rules


def test_a_derivative_by_a_letter_of_ones_own_is_no_constant() -> None:
    line = judged(BCE, "z", LETTERS + "∂L/∂p = -y/p + (1-y)/(1-p)\n∂L/∂z = p - y").lines[3].verdict
    assert isinstance(line, Follows)
    assert line.rules[0] == "sum"
    assert "constant" not in line.rules[:1]


@pytest.mark.parametrize(
    ("function", "working", "overall", "closing"),
    [
        ("x^2+3x", "2x+3 = 0\nx = 3/2", "solved-line", "complete"),
        ("x^2+3x", "2x+3\n= 0\n2x = -3\nx = -3/2", "solved-lines", "complete"),
        ("x^2+3x", "2x+3 = 0 => x = -3/2", "solved", "complete"),
        ("x^2+3x", "2x+3", "right", "complete"),
        ("x^2+3x^2", "2x + 3·2x", "right", "complete-untidy"),
    ],
)
def test_what_is_said_of_the_whole(function: str, working: str, overall: str, closing: str) -> None:
    verdict = judged(function, "x", working)
    first = working_lesson(verdict).sections[-1].blocks[0]
    assert isinstance(first, Note)
    assert first.phrase.key == f"check-working-overall-{overall}"
    assert verdict.hint[0].key == f"check-working-{closing}"


def test_what_could_be_tidied_is_looked_for_in_what_was_typed() -> None:
    verdict = judged("e^a/(e^a+e^b)", "b", "p_1 = e^a/(e^a+e^b)\np_2 = e^b/(e^a+e^b)\n-p_1 p_2")
    assert [said.key for said in verdict.hint] == ["check-working-complete"]
