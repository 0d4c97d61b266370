"""The steps of a derivation as a tree: a step that is used twice is two places at which a slip may happen."""

from __future__ import annotations

from tutor.derivation.step import Step, walk

MOST_PLACES = 300
"""A derivation with more places than this is taken as it is: a shared step is then one place."""


def unrolled(root: Step, most: int = MOST_PLACES) -> Step | None:
    """The same derivation in which no step is shared.

    Returns:
        a new tree of steps, or `root` itself where no step is shared; None if more than `most` steps would be made.

    >>> from tutor.derivation.differentiate import Engine
    >>> from tutor.expression.reading import read
    >>> from tutor.expression.tree import Symbol
    >>> shared = Engine().derive(read("sin(x^2) + cos(x^2)").expression, Symbol("x"))
    >>> apart = unrolled(shared)
    >>> len(list(walk(shared))), len(list(walk(apart or shared)))
    (6, 7)
    """
    counts: dict[int, int] = {}
    for step in walk(root):
        counts[id(step)] = 1 + sum(counts[id(below)] for below in step.substeps)
    if counts[id(root)] > most:
        return None
    if counts[id(root)] == len(counts):
        return root
    made: list[Step] = []
    stack: list[tuple[Step, bool]] = [(root, False)]
    while stack:
        step, ready = stack.pop()
        if not ready:
            stack.append((step, True))
            stack.extend((below, False) for below in reversed(step.substeps))
            continue
        parts = len(step.substeps)
        below = tuple(made[len(made) - parts :])
        del made[len(made) - parts :]
        made.append(Step(step.rule, step.before, step.rewrite, below, step.tidied))
    return made[0]
