"""Functions with all their stationary points, worked out without this program.

By hand where a comment says how or the answer is exact; otherwise from the literature, all of them confirmed by
Newton's method in floating point from 20,000 random starting points (sources: N. Hansen et al., test functions of
global optimisation; S. Kok and C. Sandrock, 2009, for Rosenbrock's function in four variables).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

MINIMUM, MAXIMUM, SADDLE, UNDECIDED = "minimum", "maximum", "saddle", "undecided"
EVERYWHERE, BOX, PARTIAL = "proved complete", "proved complete in the box", "found, not proved complete"

Point = tuple[tuple[float, ...], str]


@dataclass(frozen=True)
class Answer:
    """What is known about a function."""

    function: str
    points: tuple[Point, ...]
    families: tuple[tuple[dict[str, str], str], ...] = ()
    """Coordinates as text, and the kind."""
    variables: tuple[str, ...] | None = None
    box: dict[str, tuple[float, float]] | None = None
    completeness: str = EVERYWHERE


_ROOT = {-2.903534: MINIMUM, 0.156731: MAXIMUM, 2.746803: MINIMUM}


def _styblinski_tang(count: int) -> tuple[Point, ...]:
    """Each coordinate is a root of 4x³ − 32x + 5; a minimum (maximum) where all of them are one."""
    found = []
    for coordinates in product(_ROOT, repeat=count):
        kinds = {_ROOT[one] for one in coordinates}
        found.append((coordinates, kinds.pop() if len(kinds) == 1 else SADDLE))
    return tuple(found)


HIMMELBLAU: tuple[Point, ...] = (
    ((3, 2), MINIMUM),
    ((-2.805118, 3.131313), MINIMUM),
    ((-3.779310, -3.283186), MINIMUM),
    ((3.584428, -1.848127), MINIMUM),
    ((-0.270845, -0.923039), MAXIMUM),
    ((-3.073026, -0.081353), SADDLE),
    ((-0.127961, -1.953715), SADDLE),
    ((0.086678, 2.884255), SADDLE),
    ((3.385154, 0.073852), SADDLE),
)
_CAMEL_HALF: tuple[Point, ...] = (
    ((1.703607, -0.796084), MINIMUM),
    ((1.638068, 0.228674), SADDLE),
    ((1.607105, 0.568651), MINIMUM),
    ((1.296070, 0.605084), SADDLE),
    ((1.230230, 0.162335), MAXIMUM),
    ((1.109205, -0.768268), SADDLE),
    ((0.089842, -0.712656), MINIMUM),
)
SIX_HUMP: tuple[Point, ...] = (
    ((0, 0), SADDLE),
    *_CAMEL_HALF,
    *(((-x, -y), kind) for (x, y), kind in _CAMEL_HALF),  # f(−x, −y) = f(x, y)
)
_HALF = 0.70710678

ANSWERS: dict[str, Answer] = {
    # The sources. By hand.
    "the lecture's": Answer("3a^2 + b^2 - ab + a", (((-2 / 11, -1 / 11), MINIMUM),)),
    "the chapter's": Answer("x**2*y+sin(x*y)", (((0, 0), SADDLE), ((-1, 0), SADDLE))),
    # The classics of optimisation.
    "Himmelblau": Answer("(x^2+y-11)^2+(x+y^2-7)^2", HIMMELBLAU),
    "six-hump camel": Answer("(4-2.1x^2+x^4/3)x^2+x y+(-4+4y^2)y^2", SIX_HUMP),
    "three-hump camel": Answer(
        "2x^2-1.05x^4+x^6/6+x y+y^2",
        (
            ((0, 0), MINIMUM),
            ((1.747552, -0.873776), MINIMUM),
            ((-1.747552, 0.873776), MINIMUM),
            ((1.070542, -0.535271), SADDLE),
            ((-1.070542, 0.535271), SADDLE),
        ),
    ),
    "Styblinski-Tang, two": Answer("(x^4-16x^2+5x+y^4-16y^2+5y)/2", _styblinski_tang(2)),
    "Styblinski-Tang, three": Answer("(x^4-16x^2+5x+y^4-16y^2+5y+z^4-16z^2+5z)/2", _styblinski_tang(3)),
    "Rosenbrock": Answer("(1-x)^2+100(y-x^2)^2", (((1, 1), MINIMUM),)),
    "Rosenbrock, four": Answer(
        "100(b-a^2)^2+(1-a)^2+100(c-b^2)^2+(1-b)^2+100(d-c^2)^2+(1-c)^2",
        (
            ((1, 1, 1, 1), MINIMUM),
            ((-0.775659, 0.613093, 0.382063, 0.145972), MINIMUM),
            ((-0.656125, 0.443120, 0.204312, 0.041743), SADDLE),
        ),
    ),
    "Beale": Answer(
        "(1.5-x+x y)^2+(2.25-x+x y^2)^2+(2.625-x+x y^3)^2",
        (((3, 0.5), MINIMUM), ((0, 1), SADDLE), ((0.100538, -2.644514), SADDLE)),
    ),
    "Booth": Answer("(x+2y-7)^2+(2x+y-5)^2", (((1, 3), MINIMUM),)),
    "Matyas": Answer("0.26(x^2+y^2)-0.48x y", (((0, 0), MINIMUM),)),
    "Goldstein-Price": Answer(
        "(1+(x+y+1)^2*(19-14x+3x^2-14y+6x y+3y^2))*(30+(2x-3y)^2*(18-32x+12x^2+48y-36x y+27y^2))",
        (
            ((-0.6, -0.4), MINIMUM),
            ((-0.4, -0.6), SADDLE),
            ((0, -1), MINIMUM),
            ((0.6, 0.4), SADDLE),
            ((0.8, 0.2), MAXIMUM),
            ((1.2, -0.2), SADDLE),
            ((1.2, 0.8), MINIMUM),
            ((1.4, 0.6), SADDLE),
            ((1.8, 0.2), MINIMUM),
        ),
    ),
    # The difference of both equations is x = y + 1; then cos(2y + 1) = −1/2.
    "McCormick": Answer(
        "sin(x+y)+(x-y)^2-1.5x+2.5y+1",
        (((-0.547198, -1.547198), MINIMUM), ((1.547198, 0.547198), SADDLE), ((2.594395, 1.594395), MINIMUM)),
        box={"x": (-1.5, 4), "y": (-3, 4)},
        completeness=BOX,
    ),
    # y(1 − 2x²) = 0 and x(1 − 2y²) = 0.
    "x y e^(-x^2-y^2)": Answer(
        "x y e^(-x^2-y^2)",
        (
            ((0, 0), SADDLE),
            ((_HALF, _HALF), MAXIMUM),
            ((-_HALF, -_HALF), MAXIMUM),
            ((_HALF, -_HALF), MINIMUM),
            ((-_HALF, _HALF), MINIMUM),
        ),
    ),
    "peaks": Answer(
        "3(1-x)^2 e^(-x^2-(y+1)^2) - 10(x/5-x^3-y^5)e^(-x^2-y^2) - 1/3 e^(-(x+1)^2-y^2)",
        (
            ((-1.347396, 0.204519), MINIMUM),
            ((-0.460025, -0.629197), MAXIMUM),
            ((-0.265938, 0.466740), SADDLE),
            ((-0.009318, 1.581368), MAXIMUM),
            ((0.228279, -1.625535), MINIMUM),
            ((0.296446, 0.320196), MINIMUM),
            ((0.416323, -0.394145), SADDLE),
            ((1.098273, 0.854461), SADDLE),
            ((1.285685, -0.004848), MAXIMUM),
        ),
        box={"x": (-3, 3), "y": (-3, 3)},
        completeness=BOX,
    ),
    # cos x = cos y = −cos(x + y): x = ±y up to whole turns; 2c² + c − 1 = 0.
    "sin x + sin y + sin(x+y)": Answer(
        "sin(x)+sin(y)+sin(x+y)",
        (),
        (
            ({"x": "2*pi*k + pi/3", "y": "2*pi*m + pi/3"}, MAXIMUM),
            ({"x": "2*pi*k - pi/3", "y": "2*pi*m - pi/3"}, MINIMUM),
            ({"x": "2*pi*k + pi", "y": "2*pi*m + pi"}, SADDLE),
        ),
    ),
    "x^3 + y^3 - 3xy": Answer("x^3+y^3-3x y", (((0, 0), SADDLE), ((1, 1), MINIMUM))),
    "x^4 + y^4 - 4xy + 1": Answer("x^4+y^4-4x y+1", (((0, 0), SADDLE), ((1, 1), MINIMUM), ((-1, -1), MINIMUM))),
    "(x^2 + y^2) e^(-x)": Answer("(x^2+y^2) e^(-x)", (((0, 0), MINIMUM), ((2, 0), SADDLE))),
    "x ln x + y ln y": Answer("x ln(x) + y ln(y)", (((0.36787944, 0.36787944), MINIMUM),)),
    # Degenerate points. By hand.
    "monkey saddle": Answer("x^3-3x y^2", (((0, 0), SADDLE),)),
    "x^4 + y^4": Answer("x^4+y^4", (((0, 0), MINIMUM),)),
    "x^2 + y^3": Answer("x^2+y^3", (((0, 0), SADDLE),)),
    "Peano's": Answer("(y-x^2)(y-2x^2)", (((0, 0), SADDLE),)),
    # Whole lines.
    "x^2 y^2": Answer("x^2 y^2", (), (({"x": "0", "y": "y"}, MINIMUM), ({"x": "x", "y": "0"}, MINIMUM))),
    "(x - y)^2": Answer("(x-y)^2", (), (({"x": "y", "y": "y"}, MINIMUM),)),
    "cos x": Answer("cos(x)", (), (({"x": "2*pi*k"}, MAXIMUM), ({"x": "2*pi*k + pi"}, MINIMUM))),
    # Linear systems. By hand.
    "three unknowns": Answer("x^2+2y^2+3z^2-2x y+y z-z", (((-1 / 11, -1 / 11, 2 / 11), MINIMUM),)),
    "no point": Answer("x^2+2x y+y^2+x", ()),
    "a plane falls": Answer("2x+3y", ()),
    "least squares": Answer("1/2((s+b-2)^2+(2s+b-3)^2+(4s+b-6)^2)", (((19 / 14, 0.5), MINIMUM),), variables=("s", "b")),
}
