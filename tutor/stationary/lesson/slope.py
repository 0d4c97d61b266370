"""How the gradient is called: ∇f, or f′ for a function of one variable."""

from __future__ import annotations

from tutor.expression.reading import Reading


def slope_name(reading: Reading) -> str:
    """∇f, or f′ if f has one variable only."""
    return f"{reading.name}′" if len(reading.variables) == 1 else f"∇{reading.name}"
