"""A kind of part: its name in YAML, and what makes a question of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from tutor.bank.posed import Made
from tutor.bank.schema.parts import Asked, Part


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind."""

    name: str
    """Its name in YAML: "partial"."""
    make: Callable[[Part], Made]
    """What is asked, and what is right; parts arrive with every {n} filled in.

    Raises AuthorError where the part cannot be asked: its `field` says which field of it is wrong."""


def kind(name: str, model: type[Asked], maker: str) -> Kind:
    """The row of a kind, whose parts are all of one model.

    Arguments:
        name: its name in YAML.
        model: what its parts are.
        maker: the module of this package and the function in it that makes a question of a part. It is loaded with
            the first part of the kind: there are many kinds, and the first page of a session needs one of them.
    """
    module, _, function = maker.partition(".")

    def made(part: Part) -> Made:
        if not isinstance(part, model):
            raise TypeError(f"a {name} is made of {model.__name__}, not of {type(part).__name__}")
        make: Callable[[Part], Made] = getattr(import_module(f"{__package__}.{module}"), function)
        return make(part)

    return Kind(name, made)
