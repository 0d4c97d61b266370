"""Random functions whose derivatives take several rules: the same ones on every machine."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.step import walk
from tutor.expression.dice import Dice
from tutor.expression.reading import read
from tutor.expression.tree import Symbol
from tutor.grading.question import Question, ask

_ATOMS = ("x", "y", "x^2", "x^3", "3x", "x y", "x^2 y", "2x + y", "x - y", "x^2 + 1", "5x y^2", "4 - x", "x z", "7")
_OUTER = ("sin({u})", "cos({u})", "exp({u})", "ln({u}^2 + 1)", "sqrt({u}^2 + 2)", "atan({u})", "tanh({u})")
_JOINS = (
    "{u} + {v}",
    "{u} - {v}",
    "({u})({v})",
    "({u})({v})",
    "({u})({v})({w})",
    "({u})/({v})",
    "({u})^2",
    "({u})^3",
    "({u})^4",
    "1/({u})^2",
    "3({u})",
    "y({u})",
    "e^({u})",
    "2^({u})",
    "-({u})",
    "({u})/3",
    "sqrt({u})",
    "ln({u})",
    "{u} + {v} + 5",
    "({u})^(3/2)",
    "z({u}) + y^2",
)
_RARER = (
    "tan({u})", "sigmoid({u})", "sinh({u})", "|{u}|", "log({u}, 10)", "asin(({u})/9)", "acos(({u})/9)", "softplus({u})",
    "relu({u})", "erf({u})", "max({u}, {v})", "g({u}, {v})", "(({u})^2 + 1)^({v})",
    "Piecewise(({u}, x < 1), ({v}, x > 1))",
    "tan({u}) + {v}", "({v}) sigmoid({u})",
    "atan2({u}, {v})",
)  # fmt: skip
_LOSSES = (
    "1/2 sum(i, (s a_i + b - h_i)^2)", "mean(i, (s a_i + b - h_i)^2)", "sum(i, (h_i - s a_i^2 - b)^2)",
    "sum(i, ln(1 + e^(-h_i s a_i)))", "1/n sum(i, (sin(s a_i) - h_i)^2)", "sum(i, b^2 + s a_i^2)",
    "sum(i, (b + s a_i)^2 - s b)", "mean(i, s b + cos(s a_i))",
)  # fmt: skip
_MOST_LETTERS = 60


def random_questions(count: int, seed: int = 20_26) -> Iterator[Question]:
    """Derivatives that use three rules or more beside those for constants and for the variable itself.

    Arguments:
        count: how many; one in twenty is a loss over data.
        seed: another seed gives other functions.
    """
    dice = Dice(seed)
    given = 0
    while given < count:
        if given % 20 == 19:
            typed, variable = dice.choice(_LOSSES), "s"
        else:
            typed, variable = _typed(dice, dice.randrange(2, 4)), "x"
        if len(typed) > _MOST_LETTERS:
            continue
        reading = read(typed, functions=("g",))
        if Symbol(variable) not in reading.variables:
            continue
        question = ask(reading, (Symbol(variable),))
        rules = {step.rule for step in walk(question.root)} - {"constant", "identity"}
        if len(rules) >= 3 and len(question.key.points) >= 4:
            given += 1
            yield question


def _typed(dice: Dice, depth: int) -> str:
    if depth == 0:
        return dice.choice(_ATOMS)
    drawn = dice.randrange(0, 12)
    form = dice.choice(_OUTER if drawn < 4 else _RARER if drawn < 7 else _JOINS)
    parts = {name: _typed(dice, depth - 1) for name in "uvw" if f"{{{name}}}" in form}
    if form.count("({u})") == 0 and any(sign in parts["u"] for sign in "+-") and "^2" in form:
        parts["u"] = f"({parts['u']})"
    return form.format(**parts)
