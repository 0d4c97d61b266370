"""`python -m tests.bench.sympy_equal`: SymPy's `simplify(a - b) == 0` for pairs that come in on standard input.

Each line holds two expressions with a tab between them; all letters are declared real. For each, the verdict and the
seconds that `simplify` took are printed: "equal 0.012". Reading the texts is not timed, and neither is the import.
"""

from __future__ import annotations

import sys
from time import perf_counter
from typing import Any

import sympy

from tutor.expression.parser import parse


def real(expression: Any) -> Any:
    """The same with letters that SymPy knows to be real."""
    letters = expression.atoms(sympy.Symbol)
    return expression.xreplace(
        {letter: sympy.Symbol(letter.name, real=True) for letter in letters if not letter.is_integer}
    )


def main() -> None:
    """Answer line by line."""
    for line in sys.stdin:
        model, answer = line.rstrip("\n").split("\t")
        start = perf_counter()
        try:
            one: Any = real(parse(model).to_sympy())
            other: Any = real(parse(answer).to_sympy())
            start = perf_counter()
            verdict = "equal" if sympy.simplify(one - other) == 0 else "different"
        except Exception:
            verdict = "failed"
        print(verdict, perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
