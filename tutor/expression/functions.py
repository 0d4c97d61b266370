"""The functions the language knows: one row each, read by every other part of the program.

A row gives a function's spellings, how it is printed, its derivative, where it is real and where it is
smooth, how it is evaluated, and its name aloud. Formulas are written in the language students type, with
u, v for the first and second argument; whoever needs them parses them. Source of the derivatives: any
table of elementary functions; the tests check each row against SymPy and against Arb's power series.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.expression import balls

if TYPE_CHECKING:
    from flint import arb_series

Evaluator = Callable[..., "arb_series"]


@dataclass(frozen=True, slots=True)
class Function:
    """One function. `FUNCTIONS` holds them by name."""

    name: str
    """The name in the tree and in ASCII text."""
    spoken: str
    """The name aloud: "the sine"."""
    derivatives: tuple[str, ...]
    """The derivative by each argument in turn; empty where a rule of its own does the work."""
    evaluate: Evaluator
    """The value on Arb balls, given as power series so that derivatives come along."""
    sympy: str
    """The same in SymPy's language, {0} and {1} for the arguments."""
    latex: str
    """A LaTeX operator, or a template with {0} and {1} in it."""
    spellings: tuple[str, ...] = ()
    """Other names it may be typed by, LaTeX commands without the backslash among them."""
    text: str = ""
    """The Unicode name where it differs from `name`."""
    domain: str = ""
    """Where the value is real, as a condition; "" for everywhere."""
    smooth: str = ""
    """Where the derivative exists as well, as a condition; "" for wherever the value is real."""
    arity: tuple[int, int] = (1, 1)
    """The least and the greatest number of arguments."""


_MANY = (1, 1000)

_ROWS = (
    Function("exp", "the exponential", ("exp(u)",), lambda u: u.exp(), "exp({0})", r"\exp"),
    Function(
        "ln", "the natural logarithm", ("1/u",), lambda u: u.log(), "log({0})", r"\ln", ("log",), domain="u > 0"
    ),
    Function(
        "log2", "the logarithm to base 2", ("1/(u ln(2))",), lambda u: balls.log_base(u, 2), "log({0}, 2)",
        r"\log_{2}", ("lb", "ld"), domain="u > 0",
    ),
    Function(
        "log10", "the logarithm to base 10", ("1/(u ln(10))",), lambda u: balls.log_base(u, 10), "log({0}, 10)",
        r"\log_{10}", ("lg",), domain="u > 0",
    ),
    Function(
        "logb", "the logarithm to a base", ("1/(u ln(v))", "-ln(u)/(v ln(v)^2)"), balls.log_base, "log({0}, {1})",
        r"\log_{{{1}}}\left({0}\right)", domain="u > 0 and v > 0 and v != 1", arity=(2, 2),
    ),
    Function(
        "sqrt", "the square root", ("1/(2 sqrt(u))",), balls.square_root, "sqrt({0})", r"\sqrt{{{0}}}", text="√",
        domain="u >= 0", smooth="u > 0",
    ),
    Function(
        "cbrt", "the cube root", ("1/(3 cbrt(u)^2)",), lambda u: balls.real_power(u, 1, 3), "real_root({0}, 3)",
        r"\sqrt[3]{{{0}}}", text="∛", smooth="u != 0",
    ),
    Function(
        "root", "the root", (), balls.root, "real_root({0}, {1})", r"\sqrt[{1}]{{{0}}}", ("real_root",), arity=(2, 2)
    ),
    Function(
        "abs", "the absolute value", ("sign(u)",), balls.absolute, "Abs({0})", r"\left|{0}\right|", ("Abs", "fabs"),
        smooth="u != 0",
    ),
    Function(
        "sign", "the sign", ("0",), balls.sign, "sign({0})", r"\operatorname{sign}", ("sgn", "signum"), smooth="u != 0"
    ),
    Function("max", "the maximum", (), balls.maximum, "Max({0})", r"\max", ("Max", "maximum"), arity=_MANY),
    Function("min", "the minimum", (), balls.minimum, "Min({0})", r"\min", ("Min", "minimum"), arity=_MANY),
    Function("sin", "the sine", ("cos(u)",), lambda u: u.sin(), "sin({0})", r"\sin"),
    Function("cos", "the cosine", ("-sin(u)",), lambda u: u.cos(), "cos({0})", r"\cos"),
    Function(
        "tan", "the tangent", ("1/cos(u)^2",), lambda u: u.tan(), "tan({0})", r"\tan", ("tg",), domain="cos(u) != 0"
    ),
    Function(
        "cot", "the cotangent", ("-1/sin(u)^2",), lambda u: u.cos() / u.sin(), "cot({0})", r"\cot", ("ctg",),
        domain="sin(u) != 0",
    ),
    Function(
        "sec", "the secant", ("sec(u) tan(u)",), lambda u: 1 / u.cos(), "sec({0})", r"\sec", domain="cos(u) != 0"
    ),
    Function(
        "csc", "the cosecant", ("-csc(u) cot(u)",), lambda u: 1 / u.sin(), "csc({0})", r"\csc", ("cosec",),
        domain="sin(u) != 0",
    ),
    Function(
        "asin", "the inverse sine", ("1/sqrt(1 - u^2)",), lambda u: u.asin(), "asin({0})", r"\arcsin",
        ("arcsin",), domain="-1 <= u <= 1", smooth="-1 < u < 1",
    ),
    Function(
        "acos", "the inverse cosine", ("-1/sqrt(1 - u^2)",), lambda u: u.acos(), "acos({0})", r"\arccos", ("arccos",),
        domain="-1 <= u <= 1", smooth="-1 < u < 1",
    ),
    Function("atan", "the inverse tangent", ("1/(1 + u^2)",), lambda u: u.atan(), "atan({0})", r"\arctan",
             ("arctan", "arctg")),
    Function(
        "acot", "the inverse cotangent", ("-1/(1 + u^2)",), balls.acot, "acot({0})",
        r"\operatorname{arccot}", ("arccot",), smooth="u != 0",
    ),
    Function(
        "asec", "the inverse secant", ("1/(abs(u) sqrt(u^2 - 1))",), lambda u: (1 / u).acos(), "asec({0})",
        r"\operatorname{arcsec}", ("arcsec",), domain="abs(u) >= 1", smooth="abs(u) > 1",
    ),
    Function(
        "acsc", "the inverse cosecant", ("-1/(abs(u) sqrt(u^2 - 1))",), lambda u: (1 / u).asin(), "acsc({0})",
        r"\operatorname{arccsc}", ("arccsc",), domain="abs(u) >= 1", smooth="abs(u) > 1",
    ),
    Function("sinh", "the hyperbolic sine", ("cosh(u)",), balls.sinh, "sinh({0})", r"\sinh"),
    Function("cosh", "the hyperbolic cosine", ("sinh(u)",), balls.cosh, "cosh({0})", r"\cosh"),
    Function("tanh", "the hyperbolic tangent", ("1 - tanh(u)^2",), balls.tanh, "tanh({0})", r"\tanh"),
    Function(
        "coth", "the hyperbolic cotangent", ("-1/sinh(u)^2",), lambda u: 1 / balls.tanh(u), "coth({0})", r"\coth",
        domain="u != 0",
    ),
    Function(
        "sech", "the hyperbolic secant", ("-sech(u) tanh(u)",), lambda u: 1 / balls.cosh(u), "sech({0})",
        r"\operatorname{sech}",
    ),
    Function(
        "csch", "the hyperbolic cosecant", ("-csch(u) coth(u)",), lambda u: 1 / balls.sinh(u), "csch({0})",
        r"\operatorname{csch}", ("cosech",), domain="u != 0",
    ),
    Function(
        "asinh", "the inverse hyperbolic sine", ("1/sqrt(u^2 + 1)",), balls.asinh, "asinh({0})",
        r"\operatorname{arsinh}", ("arsinh", "arcsinh"),
    ),
    Function(
        "acosh", "the inverse hyperbolic cosine", ("1/sqrt(u^2 - 1)",), balls.acosh, "acosh({0})",
        r"\operatorname{arcosh}", ("arcosh", "arccosh"), domain="u >= 1", smooth="u > 1",
    ),
    Function(
        "atanh", "the inverse hyperbolic tangent", ("1/(1 - u^2)",), balls.atanh, "atanh({0})",
        r"\operatorname{artanh}", ("artanh", "arctanh"), domain="-1 < u < 1",
    ),
    Function(
        "acoth", "the inverse hyperbolic cotangent", ("1/(1 - u^2)",), lambda u: balls.atanh(1 / u), "acoth({0})",
        r"\operatorname{arcoth}", ("arcoth", "arccoth"), domain="abs(u) > 1",
    ),
    Function(
        "asech", "the inverse hyperbolic secant", ("-1/(u sqrt(1 - u^2))",), lambda u: balls.acosh(1 / u),
        "asech({0})", r"\operatorname{arsech}", ("arsech", "arcsech"), domain="0 < u <= 1", smooth="0 < u < 1",
    ),
    Function(
        "acsch", "the inverse hyperbolic cosecant", ("-1/(abs(u) sqrt(1 + u^2))",), lambda u: balls.asinh(1 / u),
        "acsch({0})", r"\operatorname{arcsch}", ("arcsch", "arccsch"), domain="u != 0",
    ),
    Function(
        "atan2", "the angle of a point", ("v/(u^2 + v^2)", "-u/(u^2 + v^2)"), balls.atan2, "atan2({0}, {1})",
        r"\operatorname{atan2}", ("arctan2",), domain="u != 0 or v != 0", smooth="u != 0 or v > 0", arity=(2, 2),
    ),
    Function(
        "relu", "the rectifier", ("Piecewise((0, u < 0), (1, u > 0))",), balls.relu, "Max(0, {0})",
        r"\operatorname{relu}", ("ReLU", "Relu"), smooth="u != 0",
    ),
    Function(
        "sigmoid", "the sigmoid", ("sigmoid(u) (1 - sigmoid(u))",), lambda u: 1 / (1 + (-u).exp()),
        "1/(1 + exp(-({0})))", r"\sigma", ("logistic", "expit"), text="σ",
    ),
    Function(
        "softplus", "the softplus", ("sigmoid(u)",), balls.softplus, "log(1 + exp({0}))", r"\operatorname{softplus}"
    ),
    Function("erf", "the error function", ("2/sqrt(pi) exp(-u^2)",), lambda u: u.erf(), "erf({0})",
             r"\operatorname{erf}"),
)

FUNCTIONS: dict[str, Function] = {row.name: row for row in _ROWS}
"""Every known function by its name in the tree."""

SPELLINGS: dict[str, str] = {
    spelling: row.name for row in _ROWS for spelling in (row.name, row.text, *row.spellings) if spelling
}
"""Every way a function may be typed → its name in the tree."""
