"""All sentences about stationary points, by key."""

from __future__ import annotations

from tutor.render.sentences import (
    algebraic,
    box,
    cases,
    conditions,
    edges,
    kinds,
    linear,
    periodic,
    points,
    univariate,
    whole,
)

SENTENCES: dict[str, str] = {
    **algebraic.SENTENCES,
    **box.SENTENCES,
    **cases.SENTENCES,
    **conditions.SENTENCES,
    **edges.SENTENCES,
    **kinds.SENTENCES,
    **linear.SENTENCES,
    **periodic.SENTENCES,
    **points.SENTENCES,
    **univariate.SENTENCES,
    **whole.SENTENCES,
}
