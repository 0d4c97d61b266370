"""Which mistakes there is something to learn from beyond the exercise in which they were made."""

from __future__ import annotations

from collections.abc import Sequence

_ONLY_THERE = frozenset(
    "missing-term extra-term term-twice wrong-number wrong-term summand-left-out summand-turned constant-term "
    "factor-extra factor-missing factor-wrong reciprocal".split()
)
"""What says only how one answer differs from the right one: seen twice, it is no habit."""


def telling(misconceptions: Sequence[str]) -> str:
    """The likeliest mistake of an answer, by id; "" where it says nothing beyond that answer.

    Arguments:
        misconceptions: the mistakes that may have led to the answer, the likelier first.

    >>> telling(("chain-inner-dropped", "wrong-number")), telling(("wrong-number", "chain-inner-dropped")), telling(())
    ('chain-inner-dropped', '', '')
    """
    first = misconceptions[0] if misconceptions else ""
    return "" if _ONLY_THERE.issuperset(first.split(" + ")) else first
