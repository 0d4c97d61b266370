"""A lesson made by hand with everything in it, and sentences of its own: renderers are tested without the rest."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from tutor.derivation.lesson import Check, Lesson, Line, Lines, Matrix, Note, Phrase, Section, Table, phrase
from tutor.expression.numbers import whole
from tutor.expression.structures import Partial
from tutor.expression.tree import Call, Expression, Number, Power, Product, Sum, Symbol

x, y = Symbol("x"), Symbol("y")
two = Number(Fraction(2))
square = Product((Power(x, two), y), dotted=True)
sine = Call("sin", (Product((x, y), dotted=True),))
function = Sum((square, sine))
answer = Sum((Product((two, x, y)), Product((y, Call("cos", (Product((x, y)),))))))


@pytest.fixture(autouse=True)
def _sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the key of a phrase be its own template."""

    def say(message: Phrase, show: Callable[[Expression], str]) -> str:
        def blank(value: object) -> str:
            if isinstance(value, tuple):
                return " and ".join(map(blank, value))
            return show(value) if isinstance(value, Expression) else str(value)

        return message.key.format(**{name: blank(value) for name, value in message.values})

    monkeypatch.setattr("tutor.render.phrases.say", say)


@pytest.fixture
def derivation() -> Lines:
    """∂f/∂x of x²·y + sin(x·y), the first and the last lines of it."""
    return Lines(
        Partial(function, x),
        (
            Line(None, Sum((Partial(square, x), Partial(sine, x))), (phrase("sum rule"),), check=Check(6)),
            Line(None, answer, (phrase("constant factor: {c}", c=y), phrase("chain rule")), check=Check(6)),
            Line(None, answer, (), check=Check(0, phrase("not checked: no real point in reach"))),
        ),
    )


@pytest.fixture
def lesson(derivation: Lines) -> Lesson:
    """Every kind of block once."""
    return Lesson(
        phrase("The gradient of {name}", name="f"),
        (
            Section(None, None, (Lines(None, (Line(phrase("f({v})", v=x), function),)),)),
            Section(
                phrase("∂{name}/∂{v}", name="f", v=x), phrase("{letters} is held constant", letters=y), (derivation,)
            ),
            Section(
                None,
                None,
                (
                    Matrix(phrase("∇f({a}, {b})", a=x, b=y), ((answer,), (Power(x, two),)), (("−0.3233",), ("12",))),
                    Matrix(phrase("H"), ((whole(6), whole(-1)), (whole(-1), two))),
                    Table((phrase("step"), x), (("0.1", y), ("10.25", phrase("no {v}", v=x)))),
                    Note(phrase("Checked at {point} with {digits} digits.", point=x, digits=9)),
                ),
            ),
        ),
        {
            "function": function,
            "variables": ["x", "y"],
            "gradient": {"x": answer, "y": Power(x, two)},
            "partials": {"x": {"lines": derivation}},
            "domain": [],
            "checks": {"points": 6, "difference": 0.5, "exact": Fraction(1, 3)},
        },
    )


@pytest.fixture
def hostile() -> Lesson:
    """A lesson whose words want to be commands in every format."""
    words = "</title><script>alert(1)</script> \\input{x} $x$ **b** [a](b) | `c` 50% #1 & ~ x\x1b[2J \u202e"
    said = phrase("{words}", words=words)
    name = Symbol("<b>")
    blocks = (
        Lines(said, (Line(said, name, (said,)), Line(None, Symbol("x_max"), (said,), check=Check(0, said)))),
        Matrix(said, ((name,), (x,)), ((words,), ("1",))),
        Table((said, name), ((words, said),)),
        Note(said),
    )
    return Lesson(said, (Section(said, said, blocks), Section(None, said, blocks)), {"words": words, "name": name})


@pytest.fixture
def cases() -> Lesson:
    """Equations with labels, and a case within a case: the lecture's first question in small."""
    one = Sum((Product((two, x)), y))
    equations = (
        Line(one, whole(0), label=phrase("(1)")),
        Line(y, x, (phrase("isolated"),), label=phrase("From {what}:", what=one), check=Check(6)),
        Line(None, two, relation="≈", check=Check(6)),
        Line(x, whole(0), (phrase("divided by 3"),), check=Check(6)),
    )
    return Lesson(
        phrase("Cases"),
        (
            Section(phrase("∇f = 0"), None, (Lines(None, equations),)),
            Section(phrase("Case 1"), phrase("x is zero"), (Lines(None, equations[:1]), Note(phrase("A note."))), 1),
            Section(phrase("Case 1.1"), None, (Lines(one, (Line(None, y, label=phrase("(2)")),)),), 2),
            Section(phrase("Deep"), None, (Note(phrase("Deep down.")),), 9),
        ),
        {"lines": equations},
    )
