"""How much each substep's answer counts in the answer of its step: the coefficients of one rewrite."""

from __future__ import annotations

from tutor.derivation.step import Step
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.structures import Counted
from tutor.expression.tree import Expression, Negation, Product, Sum
from tutor.grading.slips.scene import Scene, Vector, multiplied, subtracted

_MOST_PARTS = 40
"""A rewrite of many parts that has no short cut is not looked into."""


def influences(step: Step, scene: Scene) -> tuple[tuple[Scene, Vector], ...]:
    """For each substep: the scene in which it is worked out, and its coefficient there.

    A rewrite is linear in every one of its parts while the others stay: the coefficient of one is what the
    rewrite comes to with 1 in its place, less what it comes to with 0. Three rules with many parts, or with
    parts inside a Σ, have short cuts.

    Returns:
        one pair a substep; () where that is not known.
    """
    match step.rule:
        case "sum":
            return _of_sum(step, scene)
        case "product":
            return _of_product(step, scene)
        case "chain":
            outer, inner = step.substeps
            return (scene, scene.values(inner.answer)), (scene, scene.values(outer.answer))
        case "sigma":
            body = step.before.body
            inside = scene.inside(body) if isinstance(body, Counted) else None
            return ((inside, inside.share),) if inside else ()
    return _of_any(step, scene)


def _of_sum(step: Step, scene: Scene) -> tuple[tuple[Scene, Vector], ...]:
    after = step.after
    terms = after.terms if isinstance(after, Sum) and len(step.substeps) > 1 else (after,)
    plus, minus = (1.0,) * len(scene.points), (-1.0,) * len(scene.points)
    return tuple((scene, minus if isinstance(term, Negation) else plus) for term in terms)


def _of_product(step: Step, scene: Scene) -> tuple[tuple[Scene, Vector], ...]:
    """For each factor the product of all the others, from products of what stands before and behind it."""
    body = step.before.body
    assert isinstance(body, Product)
    ones: Vector = (1.0,) * len(scene.points)
    before = [ones]
    for factor in body.factors[:-1]:
        before.append(multiplied(before[-1], scene.values(factor)))
    found: list[tuple[Scene, Vector]] = []
    behind = ones
    for place in range(len(body.factors) - 1, -1, -1):
        found.append((scene, multiplied(before[place], behind)))
        behind = multiplied(behind, scene.values(body.factors[place]))
    return tuple(reversed(found))


def _of_any(step: Step, scene: Scene) -> tuple[tuple[Scene, Vector], ...]:
    if len(step.substeps) > _MOST_PARTS:
        return ()
    sound = tuple(below.answer for below in step.substeps)
    return tuple((scene, slope(step, sound, place, scene)) for place in range(len(sound)))


def slope(step: Step, parts: tuple[Expression, ...], place: int, scene: Scene) -> Vector:
    """The coefficient of the part at a place in the rewrite of a step, the other parts as they are."""
    build = step.rewrite.build
    one, none = (build((*parts[:place], unit, *parts[place + 1 :])) for unit in (ONE, ZERO))
    return subtracted(scene.values(one), scene.values(none))
