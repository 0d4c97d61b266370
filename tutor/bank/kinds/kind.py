"""A kind of part: its name in YAML, and what makes a question of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tutor.bank.posed import Made
from tutor.bank.schema.parts import Asked, Part

P = TypeVar("P", bound=Asked)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind."""

    name: str
    """Its name in YAML: "partial"."""
    make: Callable[[Part], Made]
    """What is asked, and what is right; parts arrive with every {n} filled in.

    Raises AuthorError where the part cannot be asked: its `field` says which field of it is wrong."""


def kind(name: str, model: type[P], make: Callable[[P], Made]) -> Kind:
    """The row of a kind, whose parts are all of one model."""

    def made(part: Part) -> Made:
        if not isinstance(part, model):
            raise TypeError(f"a {name} is made of {model.__name__}, not of {type(part).__name__}")
        return make(part)

    return Kind(name, made)
