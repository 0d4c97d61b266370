"""What all tests share: golden pages, and hypothesis settings that do not fail on a slow machine."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"

settings.register_profile("tutor", deadline=None, derandomize=True)
settings.load_profile("tutor")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that `make golden` uses."""
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden pages instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that uses the `golden` fixture, so that `-m golden` finds them."""
    for item in items:
        if "golden" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.golden)


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
