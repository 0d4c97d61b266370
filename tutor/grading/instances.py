"""Expressions with a Σ or with families, compared as plain ones: written out for n = 2, 1, 3 and 5.

Each time everything is done that is done for plain expressions: exact algebra, points on both sides of every border,
domains, and a proof if need be. A difference for one n is a difference; equality is checked for several.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import NamedTuple

from tutor.derivation.domain import own_conditions, real_conditions
from tutor.expression.exact import Point
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Applied, Piecewise
from tutor.expression.traversal import numbers_of_terms, postorder, symbols
from tutor.expression.tree import Call, Constant, Expression, Power, Symbol
from tutor.grading.agreement import compare_at
from tutor.grading.columns import Columns
from tutor.grading.counts import Letters, assignments, far, letters_for_whole_numbers
from tutor.grading.defined import failure_at
from tutor.grading.equality import Equivalence, How, Kind, Method, Witness
from tutor.grading.families import is_strange
from tutor.grading.ground import MOST_NODES, Grounder, Skipped, TooLarge
from tutor.grading.key import Key, key_of
from tutor.grading.points import Found, candidates, letters_of, points_inside
from tutor.grading.same_tree import same_up_to_order

_FURTHER_NODES = 600
"""Once two instances were compared, larger ones are left out."""
_FURTHER_LETTERS = 16
_ENOUGH, _MOST = 2, 4
_HEAVY = 600
_POINTS, _FEW, _TRIED = 7, 4, 12
_BITS = 192
_MOST_CONDITIONS = 30
_ORDER = (Kind.DIFFERENT, Kind.UNDECIDED, Kind.NARROWER, Kind.WIDER)
_SURE = frozenset((Method.TREE, Method.EXACT))

Comparer = Callable[[Expression, Key], Equivalence | None]


class Instance(NamedTuple):
    """A model written out for certain whole numbers."""

    values: Mapping[Symbol, int]
    key: Key
    heavy: bool
    """Is it too long to be looked at at many points?"""
    broken: Expression | None
    """A condition that fails whatever the letters are, such as n − 1 ≠ 0 for n = 1; None where there is none."""


def by_instances(answer: Expression, nodes: Sequence[Expression], key: Key, compare: Comparer) -> Equivalence | None:
    """How an answer is related to a model where one of them holds a Σ or members of families.

    Arguments:
        answer: what was answered.
        nodes: its parts.
        key: the model.
        compare: what compares plain expressions.

    Returns:
        None where neither does, or where they cannot be written out.
    """
    if not key.exotic and not any(map(is_strange, nodes)):
        return None
    letters = letters_for_whole_numbers(key.expression, answer)
    found: list[Equivalence] = []
    for values in assignments(letters):
        further = len(found) >= _ENOUGH
        instance = instance_of(key, values, further)
        if instance is None:
            continue
        exactly = all(each.how is not None and each.how.method in _SURE for each in found)
        grounder = Grounder(instance.values, _FURTHER_NODES if further else MOST_NODES)
        try:
            written = grounder.of(answer)
        except (TooLarge, Skipped):
            continue
        open_still = any(each.kind is Kind.UNDECIDED for each in found)  # a proof was looked for once: that is enough
        quickly = open_still or (not exactly if further else instance.heavy or _is_heavy(written))
        one = _compared(written, instance, _at_points if quickly and not _is_rational(written) else compare)
        if one is None:
            continue
        found.append(_put_back(one, instance, grounder, key))
        if one.kind is Kind.DIFFERENT or len(found) == _MOST:
            break
    beyond = far(letters, key.expression, answer)
    if beyond is not None and found and found[-1].kind is not Kind.DIFFERENT:
        found += _beyond(answer, key, beyond)
    return _merged(found, letters) if found else None


def _beyond(answer: Expression, key: Key, values: Mapping[Symbol, int]) -> list[Equivalence]:
    """Whether an answer differs for many terms, at a few points."""
    instance = instance_of(key, values, True, MOST_NODES)
    if instance is None:
        return []
    grounder = Grounder(values)
    try:
        one = _compared(grounder.of(answer), instance, _at_points)
    except (TooLarge, Skipped):
        return []
    return [_put_back(one, instance, grounder, key)] if one is not None and one.kind is Kind.DIFFERENT else []


def instance_of(key: Key, values: Mapping[Symbol, int], further: bool, most: int = 0) -> Instance | None:
    """A model written out; it is remembered.

    Arguments:
        key: the model.
        values: a whole number for each count and each free index.
        further: were others compared already, so that a few points will do?
        most: how many nodes it may have; 0 for the usual number, with few letters.

    Returns:
        None where it is too long, or where it means nothing for these numbers.
    """
    name = (frozenset(values.items()), further, most)
    if name not in key.instances:
        try:
            key.instances[name] = _instance(key, values, further, most)
        except (TooLarge, Skipped):
            key.instances[name] = None
    return key.instances[name]


def points_of_instances(key: Key) -> tuple[Point, ...]:
    """Points for a model with a Σ or families: every count, index and member has a value; n is more than 1."""
    letters = letters_for_whole_numbers(key.expression)
    lists: list[list[Point]] = []
    most = _FEW if letters.counts else _POINTS
    for values in assignments(letters):
        if all(values[letter] > 1 for letter in letters.counts) and len(lists) < _ENOUGH:
            instance = instance_of(key, values, bool(lists))
            if instance is not None and instance.key.points:
                lists.append([{**_fractions(values), **point} for point in _usual_points(instance.key, most)])
    by_turns = [points[place] for place in range(_POINTS) for points in lists if place < len(points)]
    return tuple(by_turns[:_POINTS])


def _instance(key: Key, values: Mapping[Symbol, int], further: bool, most: int) -> Instance | None:
    model = Grounder(values, most or (_FURTHER_NODES if further else MOST_NODES)).of(key.expression)
    domain = _domain(key, values)
    if domain is None or (further and not most and len(symbols(model)) > _FURTHER_LETTERS):
        return None
    variables = [letter for letter in key.variables if letter in symbols(model)]
    written = key_of(model, domain, variables)
    heavy = _is_heavy(model)
    if further or heavy:
        written = Key(model, domain, written.variables, Found(tuple(_usual_points(written)), (), (), ()))
    broken = _broken(model)
    if broken is None and _has_one_term(values, key) and not written.points:
        return None  # whatever is divided by a variance has no value for one term, and is not meant for it
    return Instance(values, written, heavy, broken)


def _has_one_term(values: Mapping[Symbol, int], key: Key) -> bool:
    return any(values.get(count) == 1 for count in numbers_of_terms(key.expression))


def _is_heavy(written: Expression) -> bool:
    return sum(1 for _ in postorder(written)) > _HEAVY


def _is_rational(written: Expression) -> bool:
    """Whether an expression is a fraction of polynomials, which are compared exactly, however long."""
    return not any(
        isinstance(node, Call | Applied | Piecewise | Constant)
        or (isinstance(node, Power) and rational_value(node.exponent) is None)
        for node in postorder(written)
    )


def _domain(key: Key, values: Mapping[Symbol, int]) -> tuple[Expression, ...] | None:
    """The conditions of a domain; one about aᵢ holds for all i. None where one fails for these values, as n > 3 may."""
    written: dict[Expression, None] = {}
    for condition in key.domain:
        letters = letters_for_whole_numbers(condition)
        free = sorted(letters.indices | (letters.counts - values.keys()), key=lambda letter: letter.label)
        last = max(values.values(), default=2)
        for places in product(range(1, last + 1), repeat=len(free)):
            if len(written) > _MOST_CONDITIONS:
                raise TooLarge
            one = Grounder({**values, **dict(zip(free, places, strict=True))}).of(condition)
            if symbols(one):
                written[one] = None
            elif Columns([{}], _BITS).of(one)[0] == 0:
                return None
    return tuple(written)


def _broken(written: Expression) -> Expression | None:
    """A condition without letters that fails, so that there is no value anywhere."""
    for node in postorder(written):
        if any(not symbols(condition) for condition in real_conditions(node)):
            failure = failure_at(written, {})
            return None if failure is None else failure.condition
    return None


def _compared(written: Expression, instance: Instance, compare: Comparer) -> Equivalence | None:
    """How an answer is related to a model in one instance; None where neither has a value."""
    broken = _broken(written)
    if broken is None and instance.broken is None:
        return compare(written, instance.key)
    if broken is not None and instance.broken is not None:
        return None
    key = instance.key if broken is not None else key_of(written, instance.key.domain)
    if not key.points:
        return None
    value = Columns(key.points[:1], _BITS).of(key.expression)[0]
    how = How(Method.BALLS, 1)
    if broken is not None:
        return Equivalence(Kind.NARROWER, how, Witness(key.points[0], None, value), (broken,), thin=True)
    assert instance.broken is not None
    return Equivalence(Kind.WIDER, how, Witness(key.points[0], value, None), (instance.broken,), thin=True)


def _at_points(answer: Expression, key: Key) -> Equivalence | None:
    """The same at a few points only: borders and domains were looked at already, with fewer terms."""
    if same_up_to_order(answer, key.expression):
        return Equivalence(Kind.EQUAL, How(Method.TREE))
    found = compare_at(answer, key.expression, key.points, key.columns if key.points else None)
    if found.differing:
        return Equivalence(Kind.DIFFERENT, How(Method.BALLS, len(key.points)), found.differing[0])
    return Equivalence(Kind.EQUAL, How(Method.BALLS, found.agreeing)) if found.agreeing else None


def _usual_points(key: Key, most: int = _FEW) -> Sequence[Point]:
    """Some points for a key, of many sizes; its own, which take longer to find, only where nothing else will do."""
    letters = letters_of(key.expression, *key.domain, first=key.variables)
    tried = list(islice(candidates(letters, key.seed), _TRIED if letters else 1))
    inside = points_inside(key.expression, key.domain, tried)
    if len(inside) < min(_FEW, len(tried)):
        inside = list(key.points)
    return inside[:: max(1, len(inside) // most)][:most]


def _put_back(found: Equivalence, instance: Instance, grounder: Grounder, key: Key) -> Equivalence:
    """A verdict on an instance as one on the expressions: with n in the point, and aᵢ in conditions for a₂."""
    witness, place = found.witness, found.place
    if witness is not None:
        witness = Witness({**_fractions(instance.values), **witness.point}, witness.answer, witness.model)
    if found.kind is Kind.WIDER:
        grounder = Grounder(instance.values)
        grounder.of(key.expression)
    if place:
        place = tuple(dict.fromkeys(_original(condition, grounder) for condition in place))
    return Equivalence(found.kind, found.how, witness, place, found.thin)


def _fractions(values: Mapping[Symbol, int]) -> Point:
    return {letter: Fraction(value) for letter, value in values.items()}


def _original(condition: Expression, grounder: Grounder) -> Expression:
    """What a condition was before it was written out."""
    for built, node in grounder.origins.items():
        for asked in (real_conditions, lambda one: own_conditions(one).real):
            now, before = asked(built), asked(node)
            if condition in now and len(now) == len(before):
                return before[now.index(condition)]
    return condition


def _merged(found: Sequence[Equivalence], letters: Letters) -> Equivalence:
    """What follows from several instances: the worst of them."""
    for kind in _ORDER:
        alike = [one for one in found if one.kind is kind]
        if alike:
            thick = [one for one in alike if not one.thin]
            return (thick or alike)[0]
    hows = [one.how for one in found if one.how is not None]
    if not letters.counts and all(how.method in _SURE for how in hows):
        return Equivalence(Kind.EQUAL, How(Method.EXACT))
    return Equivalence(Kind.EQUAL, How(Method.BALLS, sum(max(1, how.points) for how in hows)))
