"""Pages set by LaTeX itself, and what it says about them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

NEEDS_LATEX = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="no LaTeX on this machine")


def typeset(page: str, folder: Path) -> str:
    """What pdflatex says about a page."""
    (folder / "page.tex").write_text(page, encoding="utf-8")
    command = ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "page.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
    said = done.stdout.decode("latin-1")
    assert done.returncode == 0, said[-2000:]
    return said


def overfull(said: str) -> list[float]:
    """By how many points lines are too wide, where a reader would see it."""
    return [float(size) for size in re.findall(r"Overfull \\hbox \(([0-9.]+)pt", said) if float(size) > 5]
