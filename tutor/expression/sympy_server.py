"""The other side of `sympy_process`: reads questions line by line, asks SymPy, prints answers line by line.

It holds itself to the memory of each question and to its time, should nobody be there any more to kill it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from threading import Timer
from typing import Any

from tutor.errors import StudentError
from tutor.expression.parser import parse
from tutor.expression.tree import Expression

_OUT_OF_TIME = 3
_ALONE = 1.0
"""How long after its limit the process ends itself, in seconds."""


def serve() -> None:
    """Say that SymPy is there; then answer every line of standard input, until there is no more."""
    _hold(_MOST_AT_START, None)
    from tutor.expression import cas

    tasks: dict[str, Callable[[Sequence[Expression], Sequence[Expression]], str]] = {
        "simplify": lambda parts, conditions: str(cas.simplified(parts[0])),
        "prove": lambda parts, conditions: _proof(cas.proved_equal(parts[0], parts[1], conditions)),
        "prove-smooth": lambda parts, conditions: _proof(cas.proved_equal(parts[0], parts[1], conditions, smooth=True)),
    }
    _say("ready")
    for line in sys.stdin:
        question = json.loads(line)
        seconds = float(question["seconds"]) + _ALONE
        _hold(int(question["memory"]), seconds)
        clock = Timer(seconds, os._exit, (_OUT_OF_TIME,))
        clock.daemon = True
        clock.start()
        try:
            read = [
                [parse(text, variables=question["names"], functions=question["functions"]) for text in question[name]]
                for name in ("expressions", "conditions")
            ]
            said = tasks[question["task"]](*read)
        except StudentError:
            said = ""
        except Exception:  # whatever SymPy stumbles over, it knows no answer
            said = ""
        clock.cancel()
        _say(said)


def _proof(found: bool) -> str:
    return "equal" if found else ""


_MOST_AT_START = 1_000_000_000


def _say(what: str) -> None:
    print(json.dumps({"said": what}), flush=True)


def _hold(memory: int, seconds: float | None) -> None:
    """Hold this process to an amount of memory and of work, where the system can do that."""
    try:
        import resource
    except ImportError:  # on Windows
        return
    limits: list[tuple[int, int]] = [(resource.RLIMIT_AS, memory)]
    if seconds is not None:
        used: Any = resource.getrusage(resource.RUSAGE_SELF)
        limits.append((resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 1))
    for kind, limit in limits:
        try:
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
        except (ValueError, OSError):
            continue  # macOS knows the limit and does not hold to it
