"""Commands are loaded when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any


def loaded(
    commands: Mapping[str, str], arguments: Sequence[str], prefix: str = ""
) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Each command with its function. One that is asked for by name comes alone: the others would cost start-up time.

    Arguments:
        commands: each command → the module that has its function.
        arguments: what stands behind the name of the program or of the group on the command line.
        prefix: how the names of the functions begin, before that of the command.

    >>> [(name, made.__name__) for name, made in loaded({"rules": "tutor.cli.rules", "grad": "…"}, ["rules", "sum"])]
    [('rules', 'rules')]
    """
    for name in arguments[:1] if arguments and arguments[0] in commands else commands:
        yield name, getattr(import_module(commands[name]), f"{prefix}{name}")
