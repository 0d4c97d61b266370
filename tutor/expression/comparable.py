"""When two trees are equal: by structure, but nothing is ever compared twice.

What was found equal is remembered, as the sets of a union-find, so that all comparisons of trees together take
no more time than the trees have nodes. Trees of a derivation share most of their parts with one another, and
are compared over and over again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_set = object.__setattr__


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Comparable:
    """A node that is equal to another one of the same type with the same key. It never changes."""

    _hash: int = field(init=False, repr=False)
    _twin: Comparable | None = field(init=False, repr=False)
    """An equal node, once one was found, else None: see `_join`."""

    def key(self) -> tuple[object, ...]:
        """What makes two nodes of the same type equal: nodes, tuples of nodes, numbers and text."""
        raise NotImplementedError

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented if not isinstance(other, Comparable) else False
        if self._hash != other._hash:
            return False
        one, two = self._twin or self, other._twin or other
        if one is two:  # as it nearly always is: most sets hold few nodes, each one step from the first
            return True
        one, two = _first(one), _first(two)
        if one is two:
            return True
        try:
            same = self.key() == other.key()
        except RecursionError:
            return _same(one, two)
        if same:
            _join(one, two)
        return same


def _first(node: Comparable) -> Comparable:
    """The node that stands for all those known to be equal to `node`."""
    first = node
    while first._twin is not None:
        first = first._twin
    if first is not node and first is not node._twin:
        _set(node, "_twin", first)
    return first


def _join(one: Comparable, other: Comparable) -> None:
    """Remember that two nodes, each the first of its set, are equal.

    The order is by address, so that there is never a ring, whichever thread does it.
    """
    earlier, later = (one, other) if id(one) < id(other) else (other, one)
    _set(later, "_twin", earlier)


def _same(first: Comparable, second: Comparable) -> bool:
    """Whether two nodes are equal, without recursion: slower, but trees may be deeper than Python's stack."""
    pending: list[tuple[object, object]] = [(first, second)]
    above: list[tuple[int, Comparable, Comparable]] = []
    while True:
        while above and len(pending) == above[-1][0]:
            _join(*above.pop()[1:])
        if not pending:
            return True
        one, other = pending.pop()
        if one is other:
            continue
        if isinstance(one, Comparable) and isinstance(other, Comparable):
            one, other = _first(one), _first(other)
            if one is other:
                continue
            if type(one) is not type(other) or one._hash != other._hash:
                return False
            above.append((len(pending), one, other))
            pending.append((one.key(), other.key()))
        elif isinstance(one, tuple) and isinstance(other, tuple):
            if len(one) != len(other):
                return False
            pending.extend(zip(one, other, strict=True))
        elif one != other:
            return False
