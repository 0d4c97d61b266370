"""The rows of the bench: what is measured against what, and how much faster it has to be."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import sympy
from sympy.core.cache import clear_cache

from tests.bench import functions
from tests.bench.clock import Cost, call, process, take_turns
from tutor.derivation.differentiate import Engine
from tutor.derivation.step import Step
from tutor.derivation.verify import verifier
from tutor.expression.tree import Expression, Symbol

GROWTH_LIMIT = 2.5
"""A size twice as large may cost this many times as much."""
_TYPED = "x**2*y+sin(x*y)"
_PLAIN_SYMPY = (
    "from sympy import diff, sin, symbols; x, y = symbols('x y'); f = x**2*y + sin(x*y); print(diff(f, x), diff(f, y))"
)


@dataclass(frozen=True, slots=True)
class Contest:
    """A command against plain SymPy, each a whole process with all its imports."""

    work: str
    """What is done, as the table shows it."""
    arguments: tuple[str, ...]
    """The arguments of `tutor`."""
    target: float
    """How many times faster it has to be."""
    against: str = "python -c with SymPy's diff"

    def measure(self, repetitions: int) -> tuple[Cost, Cost]:
        """The cost of tutor's process and of SymPy's."""
        ours = (*command(), *self.arguments)
        theirs = (sys.executable, "-c", _PLAIN_SYMPY)
        one, other = take_turns((lambda: process(ours), lambda: process(theirs)), repetitions)
        return one, other


@dataclass(frozen=True, slots=True)
class Duel:
    """A derivation with all its steps against `sympy.diff`, inside this process."""

    work: str
    target: float
    build: Callable[[], Expression]
    """Makes the function anew: a tree remembers which symbols it holds, and that may not be had for free."""
    variables: tuple[Symbol, ...]
    in_sympy: Any
    """The function as SymPy has it."""
    letters: tuple[Any, ...]
    """The variables as SymPy has them."""
    against: str = "sympy.diff"

    def measure(self, repetitions: int) -> tuple[Cost, Cost]:
        """The cost of tutor's derivation and of SymPy's."""
        one, other = take_turns((self._ours, self._theirs), repetitions)
        return one, other

    def measure_checks(self, repetitions: int) -> tuple[Cost, Cost]:
        """The cost of tutor's derivation, and that of checking every step of it by machine."""
        derivation, checks = take_turns((self._ours, self._checks), repetitions)
        return derivation, checks

    def _ours(self) -> Cost:
        function = self.build()
        return call(lambda: _derive(function, self.variables))

    def _checks(self) -> Cost:
        function = self.build()
        steps = _derive(function, self.variables)
        return call(lambda: verifier(function, self.variables, (), ()).steps(steps))

    def _theirs(self) -> Cost:
        clear_cache()
        return call(lambda: [sympy.diff(self.in_sympy, letter) for letter in self.letters])


def command() -> tuple[str, ...]:
    """What a student types: the installed `tutor`, or else `python -m tutor`."""
    script = Path(sys.executable).with_name("tutor")
    return (str(script),) if script.exists() else (sys.executable, "-m", "tutor")


@dataclass(frozen=True, slots=True)
class Growth:
    """A family of functions: what does a derivation cost when the function is twice as large?"""

    work: str
    build: Callable[[int], Expression]
    sizes: tuple[int, ...]
    rounds: int
    """How often a quick run measures each size; a full run does it twice as often."""

    def measure(self, quick: bool) -> tuple[Cost, ...]:
        """The cost at each size."""
        self._at(self.sizes[0])
        repetitions = self.rounds if quick else 2 * self.rounds
        return take_turns([partial(self._at, size) for size in self.sizes], repetitions)

    def _at(self, size: int) -> Cost:
        function = self.build(size)
        return call(lambda: Engine().derive(function, functions.X))


def _derive(function: Expression, variables: Sequence[Symbol]) -> list[Step]:
    engine = Engine()
    return [engine.derive(function, variable) for variable in variables]


CONTESTS = (
    Contest(f'tutor grad "{_TYPED}"', ("grad", _TYPED), 3),
    Contest("tutor --help", ("--help",), 4),
)


def duels() -> tuple[Duel, ...]:
    """Derivations against `sympy.diff`."""
    x = sympy.Symbol("x")
    many = functions.soft_maximum_in_sympy(200)
    return (
        Duel("sin(sin(…x…)), 100 deep", 50, lambda: functions.chain(100), (functions.X,),
             functions.chain_in_sympy(100), (x,)),
        Duel("(x + 1)(x + 2)…(x + 60)", 2, lambda: functions.product(60), (functions.X,),
             functions.product_in_sympy(60), (x,)),
        Duel("∇ of ln(exp(z₁) + … + exp(z₂₀₀)) − z₁", 5, lambda: functions.soft_maximum(200), functions.letters(200),
             many, tuple(sympy.Symbol(f"z_{place}") for place in range(1, 201)), "sympy.diff, 200 times"),
    )  # fmt: skip


GROWTHS = (
    Growth("sin(sin(…x…))", functions.chain, (50, 100, 200), 10),
    Growth("sin(x) + 2sin(2x) + … + n·sin(nx)", functions.long_sum, (1_000, 2_000, 4_000, 8_000, 16_000), 2),
)
