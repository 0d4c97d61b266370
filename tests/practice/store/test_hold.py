"""Sessions are held as on Windows: with a stand-in for `msvcrt`, as Microsoft documents its `_locking`.

It locks from where the file stands, also beyond the end; EACCES says that the byte is locked, whoever has it, and
another error that nothing can be locked. What is closed is let go of.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tutor.practice.store import hold

NOT_BLOCKING = 2
SESSION, OTHER = "5e55" * 8, "07e4" * 8


class Windows(ModuleType):
    """The locks of all processes on one file, and how they were asked for."""

    LK_NBLCK = NOT_BLOCKING

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.asked: list[tuple[int, int, int]] = []
        self.fault = 0

    def locking(self, fd: int, mode: int, nbytes: int) -> None:
        """Lock so many bytes from where the file stands."""
        place = os.lseek(fd, 0, os.SEEK_CUR)
        if self.fault:
            raise OSError(self.fault, "a fault")
        if any(place < at + count and at < place + nbytes for at, _, count in self.asked):
            raise OSError(errno.EACCES, "Permission denied")
        self.asked.append((place, mode, nbytes))


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    stand_in = Windows()
    monkeypatch.setitem(sys.modules, "msvcrt", stand_in)
    return stand_in


@pytest.fixture
def holder(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Any]:
    """The class as it is where there is `msvcrt`."""
    spec = importlib.util.spec_from_file_location("hold_on_windows", hold.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as during_the_import:
        during_the_import.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    found: Callable[[Path], Any] = module.Holder
    return found


def test_a_session_is_one_byte_far_behind_the_end(
    windows: Windows, holder: Callable[[Path], Any], tmp_path: Path
) -> None:
    ours = holder(tmp_path / "sessions")
    assert ours.hold(SESSION)
    assert ours.hold(OTHER)
    (first, *_), (second, *_) = windows.asked
    assert first != second
    assert [(mode, count) for _, mode, count in windows.asked] == [(NOT_BLOCKING, 1)] * 2
    assert all(0 <= place < 2**31 - 1 for place in (first, second)), "a C long on Windows"
    assert (tmp_path / "sessions").stat().st_size == 0
    ours.close()


def test_another_process_is_refused_and_the_same_one_is_not(holder: Callable[[Path], Any], tmp_path: Path) -> None:
    ours, theirs = holder(tmp_path / "sessions"), holder(tmp_path / "sessions")
    assert ours.hold(SESSION)
    assert not theirs.hold(SESSION)
    assert theirs.hold(OTHER)
    assert ours.hold(SESSION), "it has it already"
    ours.close()
    theirs.close()


@pytest.mark.parametrize("fault", [errno.EBADF, errno.EINVAL, errno.ENOLCK])
def test_where_nothing_can_be_locked_nobody_is_refused(
    fault: int, windows: Windows, holder: Callable[[Path], Any], tmp_path: Path
) -> None:
    windows.fault = fault
    assert holder(tmp_path / "sessions").hold(SESSION)
    assert holder(tmp_path / "no folder" / "sessions").hold(SESSION)
