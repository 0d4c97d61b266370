"""Is the mistake named? Every misconception at every place of random functions: built, printed, typed, looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import process_time

from tests.bench.random_functions import random_questions
from tutor.derivation.step import walk
from tutor.errors import TutorError
from tutor.expression.dice import Dice
from tutor.expression.numeric import Evaluator
from tutor.expression.parser import parse
from tutor.expression.sampling import sample_points
from tutor.expression.text import text
from tutor.expression.tree import Expression, Negation, Product, Sum
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.question import Question
from tutor.grading.slips import find_slips
from tutor.grading.slips.error import Slip
from tutor.grading.slips.unrolled import unrolled
from tutor.grading.verdict import Explanation

TARGET = 0.95
"""In how many cases the misconception has to be named first or second."""
_RANKS = 2
_PAIRS = 3
"""How many pairs of slips are tried for each function."""

Values = tuple[str, ...]
"""The values of an answer at some points, rounded: what tells two answers apart."""


@dataclass(slots=True)
class Spread:
    """What was found out."""

    cases: Counter[str] = field(default_factory=Counter)
    """How often each misconception changed an answer."""
    itself: Counter[str] = field(default_factory=Counter)
    """How often it was named first or second."""
    named: Counter[str] = field(default_factory=Counter)
    """How often it, or another that gives the same answer at the same function, was."""
    missed: list[str] = field(default_factory=list)
    """The cases in which it was not."""
    pairs: int = 0
    pairs_named: int = 0
    """How often both of two slips were named, first or second."""
    pairs_explained: int = 0
    """How often anything was said that gives the same answer."""
    right: int = 0
    right_diagnosed: list[str] = field(default_factory=list)
    """Right answers that were given a diagnosis: there must be none."""
    seconds: float = 0.0
    """What all the diagnoses took, the tables of the questions included."""
    diagnoses: int = 0

    @property
    def share(self) -> float:
        """In which part of the cases the misconception was named; rows with the same answer count as one."""
        return self.named.total() / max(1, self.cases.total())


def spread(count: int, seed: int = 2026) -> Spread:
    """Try every twin of every misconception at every place of random functions.

    Arguments:
        count: how many functions.
        seed: another seed gives other functions.
    """
    result = Spread()
    for question in random_questions(count, seed):
        _try_function(question, result, Dice(seed + result.cases.total()))
    return result


def _try_function(question: Question, result: Spread, dice: Dice) -> None:
    apart = replace(question, root=unrolled(question.root) or question.root)
    look = _Look(question)
    slips = list(_all_slips(apart))
    answers = [(slip, wrong_answer(apart, [slip])) for slip in slips]
    valued = [(slip, wrong, look.values(wrong)) for slip, wrong in answers]
    by_row: dict[str, set[Values]] = {}
    for (_, row, _), _, values in valued:
        by_row.setdefault(row.id, set()).add(values)
    for name, wrong in _everywhere(apart, slips):
        by_row[name].add(look.values(wrong))
    tried: set[tuple[str, Values]] = set()
    for (_, row, _), wrong, values in valued:
        if values == look.truth or "?" in values or (row.id, values) in tried:
            continue
        tried.add((row.id, values))
        found = _ask(wrong, question, result)
        if found is None:
            continue
        first = [explanation.misconception for explanation in found[:_RANKS]]
        result.cases[row.id] += 1
        result.itself[row.id] += row.id in first
        same = row.id in first or any(values in by_row.get(name, ()) for name in first)
        result.named[row.id] += same
        if not same:
            result.missed.append(f"{question.reading.source}: {row.id} gives {text(wrong)}, named: {first}")
    _try_pairs(apart, question, slips, look, result, dice)
    _try_right(question, result)


def _all_slips(question: Question) -> Iterator[Slip]:
    for step in walk(question.root):
        for row in MISCONCEPTIONS.values():
            if step.rule in row.rules:
                for twin in row.twins(step):
                    yield step, row, twin


def _everywhere(question: Question, slips: Sequence[Slip]) -> Iterator[tuple[str, Expression]]:
    """The answers that one misconception at every place leads to, in the first way at each, in the second, …"""
    ways: dict[str, dict[int, list[Slip]]] = {}
    for slip in slips:
        ways.setdefault(slip[1].id, {}).setdefault(id(slip[0]), []).append(slip)
    for name, by_step in ways.items():
        for turn in range(min(4, max(map(len, by_step.values())))):
            chosen = [one[min(turn, len(one) - 1)] for one in by_step.values()]
            yield name, wrong_answer(question, chosen)


class _Look:
    """Tells answers to one question apart by their values, with nothing that the search itself uses."""

    def __init__(self, question: Question) -> None:
        body = question.root.before.body
        self._points = sample_points((question.answer, body), question.key.variables, 4, 60)
        self.truth = self.values(question.answer)

    def values(self, answer: Expression) -> Values:
        return tuple(self._value(Evaluator(point, 128), answer) for point in self._points)

    @staticmethod
    def _value(evaluator: Evaluator, answer: Expression) -> str:
        ball = evaluator.value(answer)
        return f"{float(ball):.9e}".replace("-0.0", "0.0") if ball.is_finite() else "?"


def _ask(wrong: Expression, question: Question, result: Spread) -> tuple[Explanation, ...] | None:
    """What is said of an answer that is printed and typed back; None where it cannot be typed."""
    try:
        typed = parse(text(wrong), question.reading.names, question.reading.unknown)
    except TutorError:
        return None
    start = process_time()
    found = find_slips(typed, question)
    result.seconds += process_time() - start
    result.diagnoses += 1
    return found


def _try_pairs(
    apart: Question, question: Question, slips: Sequence[Slip], look: _Look, result: Spread, dice: Dice
) -> None:
    """Two different slips at two different places, drawn at random."""
    for _ in range(_PAIRS):
        one, other = dice.choice(slips), dice.choice(slips)
        if one[0] is other[0] or one[1] is other[1]:
            continue
        values = look.values(wrong := wrong_answer(apart, [one, other]))
        alone = [look.values(wrong_answer(apart, [slip])) for slip in (one, other)]
        if values in (look.truth, *alone) or "?" in values:
            continue
        found = _ask(wrong, question, result)
        if found is None:
            continue
        result.pairs += 1
        result.pairs_explained += bool(found)
        wanted = {one[1].id, other[1].id}
        result.pairs_named += any(set(said.misconception.split(" + ")) == wanted for said in found[:_RANKS])


def _try_right(question: Question, result: Spread) -> None:
    """The right answer in other forms."""
    for right in (question.answer, _turned(question.answer), *_dressed(question.answer)):
        result.right += 1
        if _ask(right, question, result):
            result.right_diagnosed.append(f"{question.reading.source}: {text(right)}")


def _turned(answer: Expression) -> Expression:
    """Terms and factors from right to left."""
    children = tuple(map(_turned, answer.children))
    if isinstance(answer, Sum | Product):
        return answer.rebuild(tuple(reversed(children)))
    return answer if not children else answer.rebuild(children)


def _dressed(answer: Expression) -> Iterator[Expression]:
    """The answer with something added or multiplied that changes nothing."""
    yield Sum((answer, parse("sin(x)^2 + cos(x)^2"), parse("-1")))
    yield Negation(Negation(answer))
    yield Product((parse("(2x^2 + 2)/(x^2 + 1)"), answer, parse("1/2")))


def show_misconceptions(quick: bool) -> None:
    """Measure and print a row for each misconception, and the totals."""
    count = 25 if quick else 200
    found = spread(count)
    print(f"\nWhich mistake: each misconception at each place of {count} random functions, named first or second")
    print(f"{'misconception':<36}{'cases':>7}{'itself':>9}{'or the same answer':>20}")
    print("─" * 72, flush=True)
    for name in MISCONCEPTIONS:
        if found.cases[name]:
            print(_row(name, found.cases[name], found.itself[name], found.named[name]))
    print("─" * 72)
    total = found.cases.total()
    verdict = "met" if found.share >= TARGET else "MISSED"
    print(f"{_row('in total', total, found.itself.total(), found.named.total())}   {verdict}, at least {TARGET:.0%}")
    never = [name for name in MISCONCEPTIONS if not found.cases[name]]
    print(f"never changed an answer here: {', '.join(never) or 'none'}")
    pairs = max(1, found.pairs)
    print(
        f"two slips: {found.pairs} pairs, named {found.pairs_named / pairs:.0%}, "
        f"explained in some way {found.pairs_explained / pairs:.0%}"
    )
    told = len(found.right_diagnosed)
    print(f"right answers in other forms: {found.right}, given a diagnosis {told}   {'MISSED' if told else 'met'}")


def _row(name: str, cases: int, itself: int, named: int) -> str:
    return f"{name:<36}{cases:>7}{itself / cases:>9.1%}{named / cases:>20.1%}"
