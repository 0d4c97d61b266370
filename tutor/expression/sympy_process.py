"""SymPy in a process of its own, which is started once, asked many times, and killed when it takes too long.

Questions and answers are lines of JSON over pipes; expressions are text that our own parser reads. Whatever goes
wrong over there (a crash, no memory left, nonsense on the line) is no answer here, never an error.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from tutor.expression.structures import Applied
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression, Symbol

_STARTING = 30.0
"""How long the process may take to start, in seconds."""
_GRACE = 0.2
"""How long a question and its answer may be on the way, in seconds."""
_LONGEST = 20_000
"""A question with more characters than this is not asked."""
_PROGRAM = "from tutor.expression.sympy_server import serve; serve()"


def ask(
    task: str,
    expressions: Sequence[Expression],
    conditions: Sequence[Expression] = (),
    seconds: float = 2.0,
    memory: int = 1_000_000_000,
) -> str | None:
    """Ask SymPy.

    Arguments:
        task: what to do, a key of `sympy_server.TASKS`.
        expressions: what to do it with.
        conditions: what may be taken to hold; a condition such as x > 0 becomes an assumption.
        seconds: how long SymPy may think; starting it is not counted.
        memory: how much memory it may use, in bytes, where the system can hold it to that.

    Returns:
        its answer; None when there is none, for whatever reason.
    """
    every = [node for part in (*expressions, *conditions) for node in postorder(part)]
    question = {
        "task": task,
        "names": sorted({node.label for node in every if isinstance(node, Symbol)}),
        "functions": sorted({node.name for node in every if isinstance(node, Applied)}),
        "expressions": [str(part) for part in expressions],
        "conditions": [str(part) for part in conditions],
        "seconds": seconds,
        "memory": memory,
    }
    line = json.dumps(question)
    return None if len(line) > _LONGEST else _WORKER.ask(line, seconds)


class _Worker:
    """The process, when there is one. It ends with this program, and by itself when its pipe is closed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._reader: Thread | None = None
        self._owner = 0

    def ask(self, line: str, seconds: float) -> str | None:
        """Send a line and wait for the answer; kill the process if it does not come in time."""
        with self._lock:
            try:
                process = self._running()
                if process is None or process.stdin is None:
                    return None
                process.stdin.write(line + "\n")
                process.stdin.flush()
                answer = self._read(seconds + _GRACE)
            except OSError:
                answer = None
            except BaseException:  # such as Ctrl-C: the answer on its way must not be taken for the next one's
                self.end()
                raise
            said = _said(answer)
            if said is None:
                self.end()
                return None
            return said or None

    def end(self) -> None:
        """Kill the process, if there is one, and wait until it is gone."""
        process, reader = self._process, self._reader
        self._process = self._reader = None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        if reader is not None:
            reader.join(1.0)
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:
                pass  # what was still to be written has no reader any more

    def _running(self) -> subprocess.Popen[str] | None:
        """The process, started if need be; a fork of this program starts one of its own."""
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self.end()
        if not sys.executable:
            return None
        room = Path(__file__).parents[2]
        path = os.pathsep.join([str(room), *filter(None, sys.path)])
        self._process = process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        )
        self._owner = os.getpid()
        lines: SimpleQueue[str | None] = SimpleQueue()
        self._lines = lines
        self._reader = Thread(target=_forward, args=(process, lines), daemon=True)
        self._reader.start()
        if _said(self._read(_STARTING)) is None:
            self.end()
            return None
        return process

    def _read(self, seconds: float) -> str | None:
        try:
            return self._lines.get(timeout=seconds)
        except Empty:
            return None


def _forward(process: subprocess.Popen[str], lines: SimpleQueue[str | None]) -> None:
    """Read lines as they come; None when there are no more. Waiting on a pipe with a limit works on no other way
    on every system."""
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.put(line)
    except (OSError, ValueError):
        pass  # the pipe was closed, or what came is no text
    lines.put(None)


def _said(line: str | None) -> str | None:
    """What an answer says, "" for nothing; None when it is no answer."""
    try:
        answer = json.loads(line or "")
    except ValueError:
        return None
    said = answer.get("said") if isinstance(answer, dict) else None
    return said if isinstance(said, str) else None


_WORKER = _Worker()
atexit.register(_WORKER.end)
