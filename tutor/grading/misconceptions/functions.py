"""Mistakes at elementary functions: a wrong line of the table of derivatives, as a formula in u."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.step import Step
from tutor.derivation.templates import fill
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.tree import Call, Quotient, Symbol
from tutor.grading.misconceptions.forms import around
from tutor.grading.misconceptions.twin import Misconception, Twin, Twins, row, twin


def _line(**wrong: str) -> Twins:
    """The twins of wrong lines of the table.

    Arguments:
        wrong: the function and what is taken for its derivative, u being its argument and v a second one.
    """

    def twins(step: Step) -> Iterator[Twin]:
        body = step.before.body
        if isinstance(body, Call) and body.function in wrong and body.arguments[0] == step.before.variable:
            written = fill(wrong[body.function], body.arguments)
            yield twin(step, lambda _: written, (), wrong=written)

    return twins


def _kept(step: Step) -> Iterator[Twin]:
    body = step.before.body
    yield twin(step, lambda _: body, ())


def _left_out(step: Step) -> Iterator[Twin]:
    """No derivative of the innermost function; of another one the chain rule's own rows speak."""
    if isinstance(step.before.variable, Symbol):
        yield twin(step, lambda _: ONE, ())


_LOG = _line(ln="1/ln(u)")


def _log_of_derivative(step: Step) -> Iterator[Twin]:
    body = step.before.body
    if step.rule == "table":
        yield from _LOG(step)
    elif isinstance(body, Call) and body.function == "ln":
        yield twin(step, lambda _: Quotient(ONE, body), (), wrong=Quotient(ONE, body))
        inner = step.substeps[1]
        value = rational_value(inner.answer)
        if value is None or value > 1:
            u = inner.before.body
            slope = inner.before
            yield twin(step, lambda parts: around(body, u, parts[0]), (slope,), wrong=Call("ln", (slope,)))
            yield twin(step, lambda parts: Quotient(ONE, parts[0]), (slope,), wrong=Quotient(ONE, slope))


_TABLE: tuple[tuple[str, float, dict[str, str], tuple[str, str, str]], ...] = (
    ("cosine-sign", 0.9, {"cos": "sin(u)"}, ("cos(x)", "x", "sin(x)")),
    ("sine-sign", 0.8, {"sin": "-cos(u)"}, ("sin(x)", "x", "-cos(x)")),
    ("tangent-not-squared", 0.5, {"tan": "1/cos(u)", "cot": "-1/sin(u)"}, ("tan(x)", "x", "1/cos(x)")),
    ("tangent-by-sine", 0.4, {"tan": "1/sin(u)^2", "cot": "-1/cos(u)^2"}, ("tan(x)", "x", "1/sin(x)^2")),
    ("tangent-of-derivatives", 0.4, {"tan": "-cos(u)/sin(u)", "cot": "-sin(u)/cos(u)"},
     ("tan(x)", "x", "-cos(x)/sin(x)")),
    ("tangent-minus", 0.3, {"tan": "-1/cos(u)^2"}, ("tan(x)", "x", "-1/cos(x)^2")),
    ("tangent-as-secant", 0.4, {"tan": "sec(u) tan(u)", "cot": "-csc(u) cot(u)", "sec": "sec(u)^2", "csc": "-csc(u)^2"},
     ("tan(x)", "x", "sec(x) tan(x)")),
    ("table-sign-lost", 0.5, {
        "cot": "1/sin(u)^2", "csc": "csc(u) cot(u)", "acos": "1/sqrt(1 - u^2)", "acot": "1/(1 + u^2)",
        "coth": "1/sinh(u)^2", "sech": "sech(u) tanh(u)", "csch": "csch(u) coth(u)",
    }, ("acos(x)", "x", "1/sqrt(1 - x^2)")),
    ("hyperbolic-sign", 0.5, {"cosh": "-sinh(u)", "sinh": "-cosh(u)"}, ("cosh(x)", "x", "-sinh(x)")),
    ("hyperbolic-tangent-plus", 0.4, {"tanh": "1 + tanh(u)^2"}, ("tanh(x)", "x", "1 + tanh(x)^2")),
    ("hyperbolic-tangent-not-squared", 0.5, {"tanh": "1 - tanh(u)"}, ("tanh(x)", "x", "1 - tanh(x)")),
    ("hyperbolic-tangent-one-lost", 0.3, {"tanh": "-tanh(u)^2"}, ("tanh(x)", "x", "-tanh(x)^2")),
    ("inverse-root-missing", 0.5, {
        "asin": "1/(1 - u^2)", "acos": "-1/(1 - u^2)", "asinh": "1/(u^2 + 1)", "acosh": "1/(u^2 - 1)",
    }, ("asin(x)", "x", "1/(1 - x^2)")),
    ("inverse-root-added", 0.3, {"atan": "1/sqrt(1 + u^2)"}, ("atan(x)", "x", "1/sqrt(1 + x^2)")),
    ("inverse-inner-sign", 0.5, {
        "asin": "1/sqrt(1 + u^2)", "acos": "-1/sqrt(1 + u^2)", "atan": "1/(1 - u^2)", "atanh": "1/(1 + u^2)",
    }, ("atan(x)", "x", "1/(1 - x^2)")),
    ("inverse-outer-sign", 0.4, {"asin": "-1/sqrt(1 - u^2)", "atan": "-1/(1 + u^2)"}, ("atan(x)", "x", "-1/(1 + x^2)")),
    ("inverse-as-reciprocal", 0.4, {
        "asin": "-cos(u)/sin(u)^2", "acos": "sin(u)/cos(u)^2", "atan": "-1/sin(u)^2",
    }, ("asin(x)", "x", "-cos(x)/sin(x)^2")),
    ("inverse-of-derivative", 0.4, {"asin": "1/cos(u)", "acos": "-1/sin(u)", "atan": "cos(u)^2"},
     ("asin(x)", "x", "1/cos(x)")),
    ("sigmoid-factor-lost", 0.6, {"sigmoid": "sigmoid(u)"}, ("sigmoid(x)", "x", "sigmoid(x)")),
    ("sigmoid-itself-lost", 0.3, {"sigmoid": "1 - sigmoid(u)"}, ("sigmoid(x)", "x", "1 - sigmoid(x)")),
    ("sigmoid-plus", 0.3, {"sigmoid": "sigmoid(u) (1 + sigmoid(u))"},
     ("sigmoid(x)", "x", "sigmoid(x) (1 + sigmoid(x))")),
    ("sigmoid-squared", 0.2, {"sigmoid": "1 - sigmoid(u)^2"}, ("sigmoid(x)", "x", "1 - sigmoid(x)^2")),
    ("sigmoid-as-reciprocal", 0.4, {"sigmoid": "-sigmoid(u)^2"}, ("sigmoid(x)", "x", "-sigmoid(x)^2")),
    ("logarithm-base-lost", 0.7, {"log2": "1/u", "log10": "1/u", "logb": "1/u"}, ("log10(x)", "x", "1/x")),
    ("logarithm-base-above", 0.4, {"log2": "ln(2)/u", "log10": "ln(10)/u", "logb": "ln(v)/u"},
     ("log10(x)", "x", "ln(10)/x")),
    ("logarithm-base-without-ln", 0.3, {"log2": "1/(2u)", "log10": "1/(10u)", "logb": "1/(u v)"},
     ("log10(x)", "x", "1/(10x)")),
    ("logarithm-base-exchanged", 0.3, {"log2": "1/(2 ln(u))", "log10": "1/(10 ln(u))", "logb": "1/(v ln(u))"},
     ("log10(x)", "x", "1/(10 ln(x))")),
    ("logarithm-sign", 0.2, {"ln": "-1/u"}, ("ln(x)", "x", "-1/x")),
    ("root-half-missing", 0.8, {"sqrt": "1/sqrt(u)", "cbrt": "1/cbrt(u)^2"}, ("sqrt(x)", "x", "1/sqrt(x)")),
    ("root-not-reduced", 0.4, {"sqrt": "sqrt(u)/2", "cbrt": "cbrt(u)/3"}, ("sqrt(x)", "x", "sqrt(x)/2")),
    ("root-sign", 0.3, {"sqrt": "-1/(2 sqrt(u))"}, ("sqrt(x)", "x", "-1/(2 sqrt(x))")),
    ("root-two-above", 0.4, {"sqrt": "2/sqrt(u)", "cbrt": "3/cbrt(u)^2"}, ("sqrt(x)", "x", "2/sqrt(x)")),
    ("root-lost-below", 0.3, {"sqrt": "1/(2u)"}, ("sqrt(x)", "x", "1/(2x)")),
    ("absolute-value-one", 0.6, {"abs": "1"}, ("abs(x)", "x", "1")),
    ("rectifier-one", 0.5, {"relu": "1"}, ("relu(x)", "x", "1")),
    ("softplus-sign", 0.3, {"softplus": "1/(1 + exp(u))"}, ("softplus(x)", "x", "1/(1 + exp(x))")),
    ("error-function-factor-missing", 0.4, {"erf": "exp(-u^2)"}, ("erf(x)", "x", "exp(-x^2)")),
    ("function-integrated", 0.25, {
        "ln": "u ln(u) - u", "sqrt": "2 u sqrt(u)/3", "tan": "-ln(cos(u))", "sigmoid": "softplus(u)",
    }, ("ln(x)", "x", "x ln(x) - x")),
)  # fmt: skip

ROWS: tuple[Misconception, ...] = (
    *(row(key, "table", _line(**wrong), likelihood, example) for key, likelihood, wrong, example in _TABLE),
    row("function-kept", "table", _kept, 0.35, ("sin(x)", "x", "sin(x)")),
    row(
        "function-derivative-left-out",
        "table",
        _left_out,
        0.45,
        ("(x + sin(x))^2", "x", "4 (x + sin(x))"),
    ),
    row("log-of-derivative", "table chain", _log_of_derivative, 0.55, ("ln(x^2)", "x", "ln(2x)")),
)
"""The rows; the order of likelihood is in the numbers."""
