"""Least squares on a long file: `tutor regress` against pandas and scikit-learn, whole processes, time and memory."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.clock import Cost
from tests.bench.rows import command
from tests.bench.table import ratios, times

ROWS = 5_000_000
FASTER = 1.0
"""How many times faster ours has to be."""
LEANER = 3.0
"""How many times less memory it may take at its peak."""
_BLOCK = 100_000
_THEIRS = """
import sys
import pandas
from sklearn.linear_model import LinearRegression
table = pandas.read_csv(sys.argv[1])
x, y = table.iloc[:, :1], table.iloc[:, 1]
found = LinearRegression().fit(x, y)
print(found.coef_[0], found.intercept_, found.score(x, y))
"""
_LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
output = child.stdout.read()
_, status, usage = os.wait4(child.pid, 0)
wall = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(json.dumps([usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, code, output.decode(errors="replace")]))
"""
"""Starts a process from a small one: what a process takes at its peak counts what the one that made it held then."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one process took."""

    cost: Cost
    peak: float
    """The most memory it held, in MB."""
    output: str

    def least(self, other: Weight) -> Weight:
        """The smaller of both, clock by clock and at the peak."""
        return Weight(self.cost.least(other.cost), min(self.peak, other.peak), self.output)


def show_regression(quick: bool) -> None:
    """Measure and print the row."""
    print(
        f"\nLeast squares on a CSV of {ROWS:,} rows, whole processes: at least {times(FASTER)} as fast, "
        f"at most 1/{LEANER:.0f} of the memory"
    )
    if not all(map(importlib.util.find_spec, ("pandas", "sklearn"))):
        print("left out: pandas and scikit-learn are not installed (pip install -e '.[bench]')")
        return
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "long.csv"
        write_table(table, ROWS)
        runs = (
            (*command(), "regress", str(table), "--x", "age", "--y", "height", "--show", "fit"),
            (sys.executable, "-c", _THEIRS, str(table)),
        )
        ours, theirs = map(weigh, runs)
        for _ in range(1 if quick else 4):
            ours, theirs = (best.least(weigh(run)) for best, run in zip((ours, theirs), runs, strict=True))
    _agree(ours.output, theirs.output)
    found = ratios(ours.cost, theirs.cost)
    leaner = theirs.peak / ours.peak
    met = min(found) >= FASTER and leaner >= LEANER
    print(f"{'against':<32}{'CPU':>10}{'wall':>10}{'memory':>10}   verdict")
    print(
        f"{'pandas read_csv + scikit-learn':<32}{times(found[0]):>10}{times(found[1]):>10}{times(leaner):>10}"
        f"   {'met' if met else 'MISSED'}",
        flush=True,
    )


def write_table(path: Path, rows: int) -> None:
    """Write ages and heights with four decimals: a line and noise, the same in every run."""
    import numpy

    random = numpy.random.default_rng(0)
    with path.open("w") as file:
        file.write("age (months),height (cm)\n")
        for start in range(0, rows, _BLOCK):
            ages = random.uniform(0, 24, min(_BLOCK, rows - start))
            heights = 50 + 1.5 * ages + random.normal(0, 3, len(ages))
            file.writelines(f"{age:.4f},{height:.4f}\n" for age, height in zip(ages, heights, strict=True))


def weigh(arguments: Sequence[str]) -> Weight:
    """Run a command to its end and say what it took.

    Raises:
        RuntimeError: the command failed.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        (sys.executable, "-I", "-S", "-c", _LAUNCHER, *arguments),
        capture_output=True,
        text=True,
        check=True,
        env=surroundings,
    )
    cpu, wall, peak, code, output = json.loads(done.stdout)
    if code:
        raise RuntimeError(f"{' '.join(arguments)} ended with exit code {code}: {output.strip()}")
    # Linux counts in kB, macOS in bytes.
    return Weight(Cost(cpu, wall), peak / (1e6 if sys.platform == "darwin" else 1e3), output)


def _agree(ours: str, theirs: str) -> None:
    """Stop if both do not tell the same slope: a ratio of two different pieces of work means nothing."""
    slope = float(theirs.split()[0])
    if f"{slope:.6g}" not in ours:
        raise RuntimeError(f"the slope {slope:.6g} is not in what tutor regress prints: {ours.strip()}")
