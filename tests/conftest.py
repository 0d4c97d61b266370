"""What all tests share: golden pages, settings that suit a slow machine, and what is done once for all of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from tutor.bank import bank_file
from tutor.bank.entry import LoadedFile
from tutor.bank.where import shipped_folder

GOLDEN = Path(__file__).parent / "golden"

settings.register_profile("tutor", deadline=None, derandomize=True)
settings.load_profile("tutor")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that `make golden` uses."""
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden pages instead of comparing")


def pytest_collection() -> None:
    """Collects no garbage while tests are collected: all that is made then stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Takes the tests, and the modules that they loaded, out of what is looked through for garbage ever after.

    Values are frozen trees, which are never garbage in circles: it is looked for more rarely than in other programs.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 20)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that uses the `golden` fixture, so that `-m golden` finds them."""
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.golden)


@pytest.fixture(scope="session", autouse=True)
def _shipped_banks_are_read_once() -> Iterator[None]:
    """Remembers what was read from the banks that ship: most tests have an empty folder for tutor's own cache."""
    real, shipped = bank_file.bank_file, shipped_folder()
    remembered = cache(real)

    def once(path: Path, read: bytes) -> LoadedFile:
        return (remembered if path.parent == shipped else real)(path, read)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bank_file, "bank_file", once)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, page)` compares a page with tests/golden/`name`, or writes it under --rewrite-golden."""
    rewrite = bool(request.config.getoption("--rewrite-golden"))

    def compare(name: str, page: str) -> None:
        path = GOLDEN / name
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, encoding="utf-8")
        elif not path.exists():
            pytest.fail(f"tests/golden/{name} is missing: `make golden` writes it")
        else:
            expected = path.read_text(encoding="utf-8")
            if page != expected:
                lines = unified_diff(expected.splitlines(), page.splitlines(), f"golden/{name}", "now", lineterm="")
                pytest.fail("\n".join((*lines, "", "If the new page is right: make golden")), pytrace=False)

    return compare
