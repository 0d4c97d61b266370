"""The table of rules: every row is sound, is used by its own example, and is found in the order it stands."""

from __future__ import annotations

import pytest
import sympy

from tutor.derivation.differentiate import Engine
from tutor.derivation.results import checker
from tutor.derivation.rules import RULES, Rule
from tutor.derivation.step import walk
from tutor.derivation.subject import subject
from tutor.expression.cas import to_sympy
from tutor.expression.parser import parse
from tutor.expression.reading import read_names
from tutor.expression.structures import Partial
from tutor.expression.tree import Expression, Symbol

ROWS = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def example_variable(rule: Rule) -> Symbol:
    return read_names("x_j" if rule.name == "index" else "x")[0]


@ROWS
def test_the_example_uses_its_rule(rule: Rule) -> None:
    root = Engine().derive(parse(rule.example), example_variable(rule))
    assert rule.name in {step.rule for step in walk(root)}


@ROWS
def test_every_step_of_the_example_holds_at_several_points(rule: Rule) -> None:
    reading = subject(rule.example)
    root = Engine().derive(reading.expression, example_variable(rule))
    verifier = checker(reading)
    assert len(verifier.points) >= 3
    for step in walk(root):
        assert verifier.equal(step.before, step.after).points >= 1
    assert verifier.equal(root.before, root.answer).points >= 3


@ROWS
def test_the_example_agrees_with_sympy(rule: Rule) -> None:
    function = subject(rule.example).expression
    variable = example_variable(rule)
    answer = Engine().derive(function, variable).answer
    theirs = sympy.diff(to_sympy(function), to_sympy(variable)).doit()
    # 2xⱼ for Σₖ xₖ², g(x², 3x) and the Σ over data hold letters that only SymPy's own rules can compare.
    difference = sympy.simplify(theirs - to_sympy(answer)).subs(
        {"x": sympy.Rational(7, 10), "y": sympy.Rational(13, 10)}
    )
    if rule.name in ("index", "unknown", "sigma"):
        difference = difference.subs({"n": 3, "j": 2}).doit()
    assert sympy.simplify(difference) == 0 or abs(sympy.N(difference)) < 1e-12


@ROWS
def test_the_statement_reads_as_two_sides(rule: Rule) -> None:
    left, right = rule.statement.split(" = ")
    for side in (left, right):
        assert isinstance(parse(side, functions=("f",)), Expression)
    assert isinstance(parse(left, functions=("f",)), Partial)


@pytest.mark.parametrize(
    ("function", "rule"),
    [
        ("5", "constant"),
        ("y", "constant"),
        ("x", "identity"),
        ("y x^2", "constant-factor"),
        ("x^2/y", "constant-denominator"),
        ("y/x^2", "negative-power"),
        ("x sin(x)", "product"),
        ("sin(x)/x", "quotient"),
        ("x^y", "power"),
        ("y^x", "exponential"),
        ("e^x", "exponential"),
        ("sqrt(x)", "table"),
        ("sin(x y)", "chain"),
        ("(x + 1)^5", "chain"),
        ("x^x", "general-power"),
        ("max(x, y)", "extremum"),
        ("-x", "constant-factor"),
        ("x + y", "sum"),
        ("sum(i, a_i x)", "sigma"),
    ],
)
def test_special_cases_are_tried_first(function: str, rule: str) -> None:
    assert Engine().derive(parse(function), Symbol("x")).rule == rule
