"""The rules of differentiation: one row each, in the order in which a teacher tries them.

The first rule that matches wins, so special cases stand first: a constant factor before the product rule,
a constant denominator before the quotient rule, c^u and u^c before u^v. If no row matches, the engine
raises and names what is missing; nothing is silently taken for a constant.

Sources: the cheat sheet of the lecture (constant, exponent, constant factor, sum and chain rule), any
calculus text for the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutor.derivation import composites, rewrites
from tutor.derivation.step import Rewrite
from tutor.expression.tree import Expression

Apply = Callable[[Expression, Expression], Rewrite | None]
"""(body, variable) → the rewrite of ∂body/∂variable, or None when the rule does not match."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of differentiation."""

    name: str
    """The key, as `tutor rules NAME` takes it."""
    title: str
    """The name as lessons show it."""
    statement: str
    """The rule as the cheat sheet writes it, in the language students type: left = right."""
    where: str
    """What the letters are, in words."""
    apply: Apply
    """Matches and rewrites."""
    example: str
    """A function whose derivative by x shows the rule at work."""
    aliases: tuple[str, ...] = ()
    """Other names it is known by."""


_ROWS = (
    Rule(
        "constant", "constant rule", "∂/∂x [c] = 0", "c does not contain x", rewrites.constant, "y^2 + 5",
        ("constants",),
    ),
    Rule("identity", "∂x/∂x = 1", "∂/∂x [x] = 1", "x is the variable itself", rewrites.identity, "x", ("variable",)),
    Rule(
        "index", "index rule", "∂/∂x_j [x_k] = KroneckerDelta(k, j)",
        "δ is the Kronecker delta: 1 when k = j, otherwise 0", rewrites.index, "sum(k, x_k^2)", ("kronecker", "delta"),
    ),
    Rule(
        "sum", "sum rule", "∂/∂x [u + v] = ∂/∂x [u] + ∂/∂x [v]", "u and v are expressions in x", rewrites.sum_rule,
        "x^2 + sin(x)", ("difference", "linearity"),
    ),
    Rule(
        "sigma", "sum rule for Σ", "∂/∂x [sum(i, u_i)] = sum(i, ∂/∂x [u_i])",
        "i is an index, not a variable: ∂ moves inside Σ", rewrites.sigma, "sum(i, (a_i x - h_i)^2)", ("Σ", "series"),
    ),
    Rule(
        "constant-factor", "constant factor", "∂/∂x [c*u] = c*∂/∂x [u]", "c does not contain x",
        rewrites.constant_factor, "5 x^3", ("constant multiple", "factor"),
    ),
    Rule(
        "constant-denominator", "constant factor", "∂/∂x [u/c] = ∂/∂x [u]/c", "c does not contain x",
        rewrites.constant_denominator, "x^3/y",
    ),
    Rule(
        "negative-power", "negative power", "∂/∂x [c/u^n] = ∂/∂x [c u^(-n)]",
        "c and n do not contain x: a fraction is written as a power", rewrites.constant_numerator, "3/x^2",
        ("reciprocal",),
    ),
    Rule(
        "product", "product rule", "∂/∂x [u v] = ∂/∂x [u]*v + u*∂/∂x [v]", "u and v are expressions in x",
        rewrites.product, "x^2*sin(x)", ("leibniz",),
    ),
    Rule(
        "quotient", "quotient rule", "∂/∂x [u/v] = (∂/∂x [u]*v - u*∂/∂x [v])/v^2",
        "u and v are expressions in x, and v ≠ 0", rewrites.quotient, "sin(x)/x",
    ),
    Rule(
        "power", "power rule", "∂/∂x [x^n] = n x^(n-1)", "n does not contain x", rewrites.power, "x^5",
        ("exponent", "exponent rule"),
    ),
    Rule(
        "exponential", "exponential rule", "∂/∂x [a^x] = a^x ln(a)", "a > 0 does not contain x; for a = e the ln is 1",
        rewrites.exponential, "2^x",
    ),
    Rule(
        "table", "table of derivatives", "∂/∂x [sin(x)] = cos(x)",
        "each elementary function has its own row; `tutor rules table` lists them", composites.table, "sin(x)",
        ("elementary", "functions"),
    ),
    Rule(
        "root", "root as a power", "∂/∂x [root(u, n)] = ∂/∂x [u^(1/n)]", "n does not contain x", composites.root,
        "root(x, 4)",
    ),
    Rule(
        "chain", "chain rule", "∂/∂x [f(u)] = ∂[f(u)]/∂(u)*∂/∂x [u]",
        "f is the outer function, u the inner one: outer derivative times inner derivative", composites.chain,
        "sin(x^2)", ("composition",),
    ),
    Rule(
        "general-power", "general power rule", "∂/∂x [u^v] = u^v (∂/∂x [v]*ln(u) + v*∂/∂x [u]/u)",
        "u and v are expressions in x, and u > 0", composites.general_power, "x^x", ("logarithmic",),
    ),
    Rule(
        "several", "chain rule, several places", "∂/∂x [f(u, v)] = ∂[f(u, v)]/∂(u)*∂/∂x [u] + ∂[f(u, v)]/∂(v)*∂/∂x [v]",
        "f depends on x in more than one place", composites.several_places, "atan2(x^2, x)",
    ),
    Rule(
        "extremum", "maximum and minimum", "∂/∂x [max(u, v)] = Piecewise((∂/∂x [u], u > v), (∂/∂x [v], v > u))",
        "where u = v there is a kink, and usually no derivative", composites.extremum, "max(x, x^2)",
        ("max", "min", "kink"),
    ),
    Rule(
        "piecewise", "piecewise", "∂/∂x [Piecewise((u, x < c), (v, x > c))] "
        "= Piecewise((∂/∂x [u], x < c), (∂/∂x [v], x > c))", "branch by branch, away from where branches meet",
        composites.piecewise, "Piecewise((x^2, x < 0), (x, x > 0))", ("branches",),
    ),
    Rule(
        "unknown", "chain rule, unknown function", "∂/∂x [g(u, v)] = ∂₁g(u, v)*∂/∂x [u] + ∂₂g(u, v)*∂/∂x [v]",
        "∂₁g is the partial derivative of g in its first place, ∂₂g in its second", composites.unknown, "g(x^2, 3x)",
        ("multivariable chain rule",),
    ),
)

RULES: dict[str, Rule] = {row.name: row for row in _ROWS}
"""Every rule by name, in the order in which they are tried."""
