"""The classics of optimisation that are polynomials, as the tests of several files ask for them."""

from __future__ import annotations

HIMMELBLAU = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2"
CAMEL_6 = "(4 - 2.1x^2 + x^4/3)*x^2 + x*y + (-4 + 4y^2)*y^2"
CAMEL_3 = "2x^2 - 1.05x^4 + x^6/6 + x*y + y^2"
BEALE = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2"
TANG_2 = "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2"
TANG_3 = "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y + z^4 - 16z^2 + 5z)/2"
GOLDSTEIN = (
    "(1 + (x+y+1)^2*(19 - 14x + 3x^2 - 14y + 6x*y + 3y^2))*(30 + (2x-3y)^2*(18 - 32x + 12x^2 + 48y - 36x*y + 27y^2))"
)
ROSENBROCK_4 = "(1-a)^2 + 100(b-a^2)^2 + (1-b)^2 + 100(c-b^2)^2 + (1-c)^2 + 100(d-c^2)^2"
