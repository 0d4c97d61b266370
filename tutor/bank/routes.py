"""From where pydantic says that something is wrong to the place in the file, and to the model that is read there.

Pydantic's way to a value also names the member of a union that was tried; a file has no such step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from tutor.bank.places import Route


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a file, seen from the models."""

    route: Route
    model: type[BaseModel] | None
    """The innermost model around the place."""
    is_key: bool
    """Whether it is about a key itself, and not about its value."""


def found(model: type[BaseModel], location: Sequence[str | int]) -> Found:
    """The place that a location of pydantic means.

    >>> from tutor.bank.schema.exercise import Exercise
    >>> here = found(Exercise, ("parts", 0, "partial", "wrt_"))
    >>> here.route, here.model.__name__
    (('parts', 0, 'wrt_'), 'Partial')
    """
    route: list[str | int] = []
    innermost: type[BaseModel] | None = model
    shape: Any = model
    for piece in location:
        if piece == "[key]":
            return Found(tuple(route), innermost, True)
        shape = _bare(shape)
        if get_origin(shape) in (Union, UnionType):
            shape = next((member for member in get_args(shape) if piece in _tags(member)), None)
        else:
            route.append(piece)
            shape = _inside(shape, piece)
        bare = _bare(shape)
        if isinstance(bare, type) and issubclass(bare, BaseModel):
            innermost = bare
    return Found(tuple(route), innermost, False)


def keys(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model as they stand in a file, in order."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _bare(shape: Any) -> Any:
    """A type without annotations, and without the None of an optional one."""
    while True:
        if get_origin(shape) is Annotated:
            shape = get_args(shape)[0]
        elif get_origin(shape) in (Union, UnionType) and type(None) in get_args(shape):
            members = [member for member in get_args(shape) if member is not type(None)]
            if len(members) > 1:
                return shape
            shape = members[0]
        else:
            return shape


def _tags(member: Any) -> tuple[object, ...]:
    """By which names a member of a union is called."""
    named = [note.tag for note in getattr(member, "__metadata__", ()) if isinstance(note, Tag)]
    bare = _bare(member)
    if isinstance(bare, type) and issubclass(bare, BaseModel) and "kind" in bare.model_fields:
        kind = bare.model_fields["kind"].annotation
        named.extend(get_args(kind) if get_origin(kind) is Literal else ())
    return tuple(named)


def _inside(shape: Any, piece: str | int) -> Any:
    """The type of what stands at a key or index."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return next((f.annotation for n, f in shape.model_fields.items() if piece in (n, f.alias)), None)
    inner = get_args(shape)
    if get_origin(shape) is dict:
        return inner[1]
    if get_origin(shape) is tuple and isinstance(piece, int):
        return inner[min(piece, len(inner) - 1)] if inner[-1] is not Ellipsis else inner[0]
    return None
