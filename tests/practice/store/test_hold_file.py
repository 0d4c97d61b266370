"""What stands in the place of the file of locks never makes a session wait."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tutor.practice.store.hold import Holder

SESSION = "5e55" * 8


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sessions")
    assert Holder(tmp_path / "sessions").hold(SESSION)


def test_a_folder_in_its_place_refuses_nobody(tmp_path: Path) -> None:
    assert Holder(tmp_path).hold(SESSION)
