"""Which whole numbers the counts and the free indices of an expression stand for: the n of Σᵢ₌₁ⁿ, the j of aⱼ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tutor.expression.structures import Counted, Delta
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Number, Symbol

_NONE: frozenset[Symbol] = frozenset()
_COUNTS = ((2, 1, 3, 5, 8, 12), (3, 1, 2, 4, 9, 11), (2, 1, 4, 3, 7, 13))
"""What the first count, the second and the third stand for, one number each time; n = 1 is the shortest sum."""
_INDICES = ((2, 1, 3, 2, 6, 9), (1, 1, 3, 4, 2, 5), (2, 1, 1, 5, 4, 3))
"""The same for indices: in some they are different, in some the same."""
_TIMES = len(_COUNTS[0])
_TRIED_ANYWAY = 4
"""How many numbers of terms are usually looked at: two that differ only where n is larger show it later."""
_FARTHEST = 100
_BEYOND = 7


class Letters(NamedTuple):
    """The letters that stand for whole numbers."""

    counts: frozenset[Symbol]
    """Those that a Σ or a mean counts up to."""
    indices: frozenset[Symbol]
    """Those in subscripts, in δ, and at the lower end of a Σ, but for those that a Σ binds."""
    plain: bool
    """Do all indices stand in subscripts only, beside no numbers, so that it does not matter what they are?"""


def letters_for_whole_numbers(*expressions: Expression) -> Letters:
    """The letters that stand for whole numbers in expressions.

    >>> from tutor import parse
    >>> letters = letters_for_whole_numbers(parse("sum(j, x_j a_i)"))
    >>> [letter.name for letter in letters.counts], [letter.name for letter in letters.indices]
    (['n'], ['i'])
    """
    counts, indices, valued = _NONE, _NONE, _NONE
    numbered = False
    for expression in expressions:
        found: dict[int, tuple[frozenset[Symbol], ...]] = {}
        for node in postorder(expression):
            numbered = numbered or (isinstance(node, Symbol) and not all(map(symbols, node.subscripts)))
            found[id(node)] = _in_node(node, [found[id(child)] for child in node.children])
        more = found[id(expression)]
        counts, indices, valued = counts | more[0], indices | more[1], valued | more[2] | symbols(expression)
    return Letters(counts, indices - counts, valued.isdisjoint(indices) and not numbered)


def _in_node(node: Expression, inside: Sequence[tuple[frozenset[Symbol], ...]]) -> tuple[frozenset[Symbol], ...]:
    """The counts of a node, its indices, and the indices that stand elsewhere than in subscripts."""
    if isinstance(node, Symbol):
        return (_NONE, _NONE.union(*map(symbols, node.subscripts)), _NONE) if node.subscripts else (_NONE,) * 3
    if isinstance(node, Delta):
        own = symbols(node.left) | symbols(node.right)
        return _NONE, own, own
    joined = tuple([_NONE.union(*kind) for kind in zip(*inside, strict=True)]) if inside else (_NONE,) * 3
    if isinstance(node, Counted):
        lows = symbols(node.lower)
        joined = (joined[0] | symbols(node.upper), joined[1] | lows, joined[2] | lows)
        return tuple([kind - {node.index} for kind in joined])
    return joined


def assignments(letters: Letters) -> Iterable[Mapping[Symbol, int]]:
    """Whole numbers for letters, several times: few terms and more, indices that agree and that do not.

    An index is at most the least count, as in Σⱼ δᵢⱼaⱼ. The first few times are usually enough.
    """
    counts = sorted(letters.counts, key=lambda letter: letter.label)
    indices = sorted(letters.indices, key=lambda letter: letter.label)
    several = len(indices) > 1 or not letters.plain
    given: list[Mapping[Symbol, int]] = []
    for time in range(_TIMES if counts or several else 1):
        sizes = {letter: _COUNTS[place % len(_COUNTS)][time] for place, letter in enumerate(counts)}
        top = min(sizes.values(), default=_TIMES + 1)
        places = {letter: min(top, _INDICES[place % len(_INDICES)][time]) for place, letter in enumerate(indices)}
        values = {**sizes, **places}
        if values not in given:
            given.append(values)
    return given


def far(letters: Letters, *expressions: Expression) -> Mapping[Symbol, int] | None:
    """Larger numbers for the counts, beyond every number that stands in expressions: a kink at n = 12 lies below.

    None where no count and no index is a value there, as in Σᵢ aᵢ²: then more terms show nothing new; and where the
    numbers are so small that what lies beyond them was looked at.

    >>> from tutor import parse
    >>> one, other = parse("sum(i, a_i)/max(n, 12)"), parse("sum(i, a_i)/12")
    >>> far(letters_for_whole_numbers(one, other), one, other)
    {Symbol('n', ()): 19}
    """
    if not letters.counts:
        return None
    largest, valued = 0, False
    watched = letters.counts.union(
        *({node.index} for one in expressions for node in postorder(one) if isinstance(node, Counted))
    )
    for expression in expressions:
        valued = valued or expression in watched
        for node in postorder(expression):
            inside = (node.body,) if isinstance(node, Counted) else node.children
            valued = valued or any(child in watched for child in inside)
            if isinstance(node, Number) and node.value.denominator == 1 and largest < node.value <= _FARTHEST:
                largest = node.value.numerator
    if not valued or largest <= _TRIED_ANYWAY:
        return None
    counts = sorted(letters.counts, key=lambda letter: letter.label)
    sizes = {letter: largest + _BEYOND + place for place, letter in enumerate(counts)}
    indices = sorted(letters.indices, key=lambda letter: letter.label)
    return {**sizes, **{letter: largest + _BEYOND - 1 - place for place, letter in enumerate(indices)}}
