"""How the bench is printed: ratios and verdicts, never a bare time."""

from __future__ import annotations

from collections.abc import Sequence

from tests.bench.clock import Cost

_HEAD = ("work", "against", "at least", "CPU", "wall", "verdict")
_WIDTHS = (42, 30, 10, 10, 10, 0)


def ratios(ours: Cost, theirs: Cost) -> tuple[float, float]:
    """How many times faster ours is: by CPU time, and by the clock on the wall.

    >>> ratios(Cost(1.0, 2.0), Cost(3.0, 8.0))
    (3.0, 4.0)
    """
    return theirs.cpu / ours.cpu, theirs.wall / ours.wall


def faster(target: float, found: tuple[float, float]) -> str:
    """Whether a target is met by both clocks, and by how much.

    >>> faster(3, (3.6, 4.0)), faster(3, (3.6, 2.0))
    ('met, 1.20 times what is asked', 'MISSED, 0.67 times what is asked')
    """
    share = min(found) / target
    return f"{'met' if share >= 1 else 'MISSED'}, {share:.2f} times what is asked"


def slower(limit: float, found: float) -> str:
    """Whether a growth stays within its limit.

    >>> slower(2.5, 2.1), slower(2.5, 3.0)
    ('met, 0.84 of the limit', 'MISSED, 1.20 of the limit')
    """
    share = found / limit
    return f"{'met' if share <= 1 else 'MISSED'}, {share:.2f} of the limit"


def times(ratio: float) -> str:
    """A ratio as the table shows it.

    >>> times(3.456), times(71.2), times(0.0213)
    ('×3.46', '×71', '×0.021')
    """
    return f"×{ratio:.0f}" if ratio >= 20 else f"×{ratio:.2f}" if ratio >= 0.1 else f"×{ratio:.2g}"


def head() -> str:
    """The head of the table and a line below it."""
    return f"{row(_HEAD)}\n{'─' * (sum(_WIDTHS) + 2 * len(_WIDTHS) + 22)}"


def row(cells: Sequence[str]) -> str:
    """One row, its cells below those of the head."""
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()
