"""Parts of every kind, each with answers to it and what is to be said of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import TypeAdapter

from tutor.bank.judge import Decided, judge
from tutor.bank.kinds.table import make
from tutor.bank.posed import Made, Points
from tutor.bank.schema.parts import Part
from tutor.grading.grade import Asking

_PART: TypeAdapter[Part] = TypeAdapter(Part)
DATA = {"a": ["0", "2", "4"], "h": ["30", "40", "50"]}
"""The lecture's: age in months, height in centimetres."""


def part_of(kind: str, **fields: Any) -> Part:
    """A part as it would be read from YAML."""
    return _PART.validate_python({"kind": kind, **fields})


def made(kind: str, **fields: Any) -> Made:
    """What the kind makes of a part."""
    return make(part_of(kind, **fields))


def judged(asked: Made, answer: str) -> Decided:
    """What is said of an answer."""
    return judge(asked, answer, Asking())


def kind_of(asked: Made, answer: str) -> str:
    """What is said of an answer, in one word."""
    return str(judged(asked, answer).kind)


def misconceptions(asked: Made, answer: str) -> list[str]:
    """The mistakes that are named, the likeliest first."""
    return [one.misconception for one in getattr(judged(asked, answer), "explanations", ())]


class Row(NamedTuple):
    """A part, and answers to it."""

    kind: str
    fields: dict[str, Any]
    right: tuple[str, ...]
    wrong: dict[str, str]
    """Answer → the mistake that is named first; "" where none is known."""
    other: dict[str, str]
    """Answer → another verdict."""


ROWS = (
    Row("partial", {"f": "x^2 y + sin(xy)", "wrt": "x"}, ("2xy + y cos(xy)", "f_x = y(2x + cos(xy))"),
        {"2xy + cos(xy)": "chain-inner-dropped"}, {"2xy +": "unreadable", "d/dx(x^2 y)": "not-worked-out"}),
    Row("partial", {"f": "x^5", "wrt": "x", "at": "x=2"}, ("80", "5*16"), {"16": "power-factor-missing"},
        {"79.99999": "wrong", "80.00001": "wrong"}),
    Row("partial", {"f": "loss(theta, η) = θ^2 η", "wrt": "θ"}, ("2θη", "2 theta eta"), {"2θ": "held-factor-lost"}, {}),
    Row("partial", {"f": "g(x)^2", "wrt": "x", "functions": ["g"]}, ("2g(x)g'(x)",), {"2g(x)": "chain-inner-dropped"},
        {}),
    Row("partial", {"f": "x", "wrt": "t", "variables": ["x", "t"]}, ("0",), {"1": "other-variable"}, {}),
    Row("partial", {"f": "x^2 y", "wrt": "x", "at": "x=3"}, ("6y",), {"9y": "value-of-function"}, {}),
    Row("partial", {"f": "max(x, x^2)", "wrt": "x"}, ("Piecewise((1, x > x^2), (2x, x < x^2))",),
        {"2x": "one-branch-only"}, {}),
    Row("gradient", {"f": "3a^2 + b^2 - ab + a"}, ("(6a - b + 1, 2b - a)", "(6a-b+1) i + (2b-a) j"),
        {"(2b - a, 6a - b + 1)": "components-swapped", "6a - b + 1": ""}, {"(6a, ": "unreadable"}),
    Row("gradient", {"f": "x^2 y", "at": "x=1, y=2"}, ("(4, 1)", "[4; 1]"), {"(1, 4)": "components-swapped"}, {}),
    Row("gradient", {"f": "x^2"}, ("2x",), {"x": "power-factor-missing"}, {}),
    Row("second-partial", {"f": "x^3 y^2", "wrt": ["x", "y"]}, ("6x^2 y",), {"6x y^2": "pure-for-mixed"},
        {"(": "unreadable"}),
    Row("hessian", {"f": "x^3 + x y^2"}, ("[[6x, 2y], [2y, 2x]]", "((6x,2y),(2y,2x))", "H = [6x, 2y; 2y, 2x]"),
        {"[[6x, 2y], [y, 2x]]": "", "(6x, 2y, 2y, 2x)": "", "[[6x, 2y]]": "", "8x": ""},
        {"[[6x, 2y], [2y, 2x]": "unreadable", "[[6x, 2y], [2y, 2(]]": "unreadable"}),
    Row("hessian", {"f": "x^3 + x y^2", "at": "x=1, y=2"}, ("[[6, 4], [4, 2]]",), {"[[6, 4], [4, 1]]": ""}, {}),
    Row("hessian", {"f": "x^3"}, ("6x",), {"3x": ""}, {}),
    Row("value", {"f": "x^2 y - y", "at": "x=3, y=2"}, ("16", "f(3, 2) = 16"), {"15": ""},
        {"3^2*2 - 2": "not-worked-out", "16)": "unreadable"}),
    Row("directional", {"f": "x^2 y", "at": "x=1, y=2", "direction": "(3, 4)"}, ("16/5", "3.2"),
        {"16": "direction-not-unit", "sqrt(17)": "direction-only-length"}, {"16/": "unreadable"}),
    Row("tangent", {"f": "x^2 + y^2", "at": "x=1, y=2"},
        ("z = 2x + 4y - 5", "2x + 4y - 5", "5 + 2(x-1) + 4(y-2)", "2x + 4y - z = 5",
         "z - 5 = 2(x-1) + 4(y-2)"),
        {"2(x-1) + 4(y-2)": "tangent-without-value", "5 + 2x + 4y": "tangent-not-shifted", "2x + 4y - z = 4": ""},
        {"z = ": "unreadable"}),
    Row("tangent", {"f": "x^2", "at": "x=3"}, ("y = 6x - 9",), {"6(x-3)": "tangent-without-value"}, {}),
    Row("stationary", {"f": "x^3 + y^3 - 3xy"}, ("{(0, 0), (1, 1)}", "x=1, y=1 or x=0, y=0"),
        {"(0, 0)": "", "none": "", "(0, 0), (1, 1), (1, 0)": ""}, {"(0, 0), (1,": "unreadable"}),
    Row("stationary", {"f": "x + y"}, ("none", "∅"), {"(0, 0)": ""}, {}),
    Row("stationary", {"f": "x^3 - 3x"}, ("±1", "x = 1 or x = -1"), {"1": ""}, {}),
    Row("classify", {"f": "x^3 + y^3 - 3xy", "at": "x=1, y=1"}, ("1",), {"2": "", "3": "", "4": ""}, {}),
    Row("classify", {"f": "x^3 + y^3 - 3xy", "at": "x=0, y=0"}, ("3", "c"), {"1": ""}, {}),
    Row("classify", {"f": "x^3 + y^3 - 3xy", "at": "x=1, y=0"}, ("4",), {"1": ""}, {}),
    Row("classify", {"f": "-x^4", "at": "x=0"}, ("2",), {"3": ""}, {}),
    Row("isolate", {"equation": "6a - b + 1 = 0", "for": "a"}, ("a = (b-1)/6", "b/6 - 1/6"),
        {"a = (b+1)/6": "isolate-one-sign", "(1-b)/6": "isolate-sign", "b - 1": "isolate-not-divided",
         "6/(b-1)": "isolate-upside-down"},
        {"b = 6a + 1": "not-worked-out", "6a = b - 1": "not-worked-out", "a = 7a - b + 1": "not-worked-out",
         "(b - 1": "unreadable"}),
    Row("isolate", {"equation": "x^2 = 4", "for": "x"}, ("±2", "x = 2 or x = -2"), {"2": ""}, {}),
    Row("loss", {"data": DATA, "at": "s=1, b=0"}, ("2230", "loss = 2230"),
        {"4460": "loss-half-forgotten", "-57": "loss-not-squared", "-114": "loss-not-squared",
         "6498": "loss-summed-first"}, {"2230.": "right", "2230 2": "unreadable"}),
    Row("loss", {"data": DATA, "at": "s=1, b=0", "loss": "mean"}, ("4460/3",), {"4460": "loss-mean-forgotten"}, {}),
    Row("loss-gradient", {"wrt": "s"}, ("sum(i, (s a_i + b - h_i) a_i)",),
        {"sum(i, s a_i + b - h_i)": "residual-inner-dropped", "(s a_i + b - h_i) a_i": "sum-index-lost"},
        {"sum(": "unreadable"}),
    Row("loss-gradient", {"data": DATA, "at": "s=1, b=0"}, ("(-260, -114)",), {"(260, 114)": "all-signs"}, {}),
    Row("loss-gradient", {"data": DATA, "wrt": "b"}, ("6s + 3b - 120",), {"20s + 6b - 280": "other-variable"}, {}),
    Row("descent-step", {"data": DATA, "start": "s=1, b=0", "rate": "0.01"}, ("(3.6, 1.14)", "s = 18/5, b = 57/50"),
        {"(-1.6, -1.14)": "descent-uphill", "(261, 114)": "descent-rate-forgotten",
         "(-260, -114)": "descent-only-gradient", "(2.6, 1.14)": "descent-only-step",
         "(3.6, 0.984)": "descent-in-turn"}, {"(3.6,": "unreadable"}),
    Row("descent-step", {"f": "sin(x)", "start": "x=1", "rate": "0.1"}, ("1 - 0.1cos(1)",),
        {"1 + cos(1)/10": "descent-uphill"}, {}),
    Row("descent-step", {"f": "x^4 - 2x^2", "start": "x=0.5", "rate": "0.01"}, ("0.515", "0.5 - 0.01(4*0.5^3 - 4*0.5)"),
        {"0.5 + 0.01(4*0.5^3 - 4*0.5)": "descent-uphill"}, {"0.52": "rounded"}),
    Row("closed-form", {"for": "s"}, ("s = (mean(a h) - mean(a) mean(h))/(mean(a^2) - mean(a)^2)",),
        {"(mean(a^2) - mean(a)^2)/(mean(a h) - mean(a) mean(h))": "closed-form-upside-down",
         "(mean(a) mean(h) - mean(a h))/(mean(a^2) - mean(a)^2)": "closed-form-sign"},
        {"(mean(a h) - b mean(a))/mean(a^2)": "not-worked-out", "mean(a": "unreadable"}),
    Row("closed-form", {"for": "b", "terms": "means-and-slope"}, ("mean(h) - s mean(a)",), {"mean(h) - s": ""}, {}),
    Row("fit", {"data": DATA}, ("(5, 30)", "s = 5, b = 30"), {"(30, 5)": "fit-swapped"}, {"(5,": "unreadable"}),
    Row("fit", {"data": DATA, "for": "b"}, ("30", "b = 30"), {"5": "fit-swapped"}, {}),
    Row("number", {"value": "(0 + 4 + 16)/3"}, ("20/3", "6 + 2/3"), {"20": ""},
        {"6.67": "rounded", "(0+4+16)/3": "not-worked-out", "20/": "unreadable"}),
    Row("expression", {"answer": "2x(x+1)", "given": "2x^2 + 2x"}, ("2x(1+x)",), {"2x^2": ""},
        {"2x^2+2x": "not-worked-out", "2x(": "unreadable"}),
    Row("expression", {"answer": "ln(x^2)", "domain": ["x > 0"]}, ("2ln(x)",), {"ln(x)": ""}, {}),
    Row("choice", {"options": [{"text": "yes", "right": True}, {"text": "no"}]}, ("1", "(a)"), {"2": ""}, {}),
    Row("which-rule", {"f": "x^2 sin(x)", "wrt": "x"}, ("3",), {"1": "", "2": ""}, {}),
    Row("steps", {"f": "(x+y+z)^2", "wrt": "y"}, ("2(x+y+z)*d/dy(x+y+z)\n= 2(x+y+z)",), {},
        {"2(x+y+z)*d/dy(x+y+z)\n= 2x": "wrong-line", "2(x+y+z)*d/dy(x+y+z)": "unfinished", "2(x+": "unreadable"}),
)  # fmt: skip
"""Every kind but discussion, which nobody grades."""


def is_graded(asked: Made) -> bool:
    """Whether tutor grades the answers."""
    return not isinstance(asked.subject, Points)
