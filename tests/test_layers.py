"""The rooms and what may know what: imports run one way, SymPy has one door, no file is two ideas."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "tutor"

ROOMS: dict[str, tuple[str, ...]] = {
    "errors": (),
    "expression": ("errors",),
    "derivation": ("expression", "errors"),
    "stationary": ("derivation", "expression", "errors"),
    # The least loss is a stationary point: the closed form is solved by `stationary.linear`.
    "learning": ("stationary", "derivation", "expression", "errors"),
    "grading": ("stationary", "learning", "derivation", "expression", "errors"),
    "bank": ("grading", "stationary", "learning", "derivation", "expression", "errors"),
    "practice": ("bank", "grading", "stationary", "learning", "derivation", "expression", "errors"),
    # A renderer lays out values and never computes one, so it sees none of the rooms that work them out.
    "render": ("derivation", "expression", "errors"),
}
"""Each room → the rooms it may import. The public API and the command line may import every room."""

FRONT = ("cli", "__main__", "__init__")
"""What stands before the rooms: nothing inside may import the command line."""

LONGEST = 300
FORBIDDEN_CALLS = frozenset({"eval", "exec", "compile", "sympify", "parse_expr", "__import__"})
FORBIDDEN_MODULES = frozenset({"pickle", "cPickle", "shelve", "marshal", "dill"})
FORBIDDEN_ROOMS = frozenset({"utils", "helpers", "common", "base", "misc"})
SYMPY_DOOR = "expression/cas.py"


def imports(nodes: Iterable[ast.AST], package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The line and full dotted name of everything imported, inside functions too.

    Arguments:
        nodes: all nodes of a parsed file.
        package: the package the file stands in, for relative imports.
    """
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            parents = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*parents, *([node.module] if node.module else [])))
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"
        elif isinstance(node, ast.Call) and called(node) == "import_module" and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield node.lineno, name.value


def called(node: ast.Call) -> str:
    """The last part of the name of what is called, or ""."""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def forbidden(node: ast.Call) -> bool:
    """Is this a call that runs text as code? `re.compile` and methods of other objects are not."""
    if isinstance(node.func, ast.Name):
        return node.func.id in FORBIDDEN_CALLS
    return called(node) in FORBIDDEN_CALLS - {"compile"}


def breaches(path: str, source: str) -> list[str]:
    """What is wrong with one file of the package.

    Arguments:
        path: its place below tutor/, with forward slashes.
        source: its text.
    """
    parts = path.removesuffix(".py").split("/")
    room = parts[0]
    nodes = tuple(ast.walk(ast.parse(source)))
    found = [f"{path}: {part} says nothing about what is in it" for part in parts if part in FORBIDDEN_ROOMS]
    if room not in ROOMS and room not in FRONT:
        found.append(f"{path}: {room} is not a room of the design")
    length = len(source.splitlines())
    if length > LONGEST:
        found.append(f"{path}: {length} lines; over {LONGEST} it is two ideas")
    for line, name in imports(nodes, ("tutor", *parts[:-1])):
        first, _, rest = name.partition(".")
        if first == "sympy" and path != SYMPY_DOOR:
            found.append(f"{path}:{line}: sympy is imported in {SYMPY_DOOR} only")
        if first in FORBIDDEN_MODULES:
            found.append(f"{path}:{line}: {first} runs what it reads")
        if first == "tutor" and room in ROOMS:
            other = rest.partition(".")[0]
            if other != room and other not in ROOMS[room]:
                found.append(f"{path}:{line}: {room} must not import {name}")
    found.extend(
        f"{path}:{node.lineno}: {called(node)} runs text as code"
        for node in nodes
        if isinstance(node, ast.Call) and forbidden(node)
    )
    return found


def test_every_file_keeps_to_its_room() -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 900
    assert [
        breach
        for path in files
        for breach in breaches(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8"))
    ] == []


def test_no_test_file_is_too_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py")}
    assert [path for path, length in lengths.items() if length > LONGEST] == []


@pytest.mark.parametrize(
    ("path", "source", "complaint"),
    [
        ("expression/text.py", "from tutor.derivation import step\n", "expression must not import"),
        ("expression/text.py", "import tutor.cli.main\n", "expression must not import"),
        ("expression/text.py", "from tutor import derivation\n", "expression must not import"),
        ("expression/text.py", "from ..render import words\n", "expression must not import"),
        ("expression/text.py", "from .. import render\n", "expression must not import"),
        ("derivation/step.py", "def late():\n    from tutor.render.words import say\n", "derivation must not import"),
        ("render/html.py", "if True:\n    import tutor.grading.verdict\n", "render must not import"),
        ("render/html.py", "from importlib import import_module\nimport_module('tutor.cli')\n", "must not import"),
        ("errors.py", "from tutor.expression import tree\n", "errors must not import"),
        ("errors.py", "from tutor import parse\n", "errors must not import"),
        ("expression/text.py", "def late():\n    import sympy as s\n", "cas.py only"),
        ("cli/main.py", "from sympy.core import Add\n", "cas.py only"),
        ("cli/main.py", "eval('1')\n", "runs text as code"),
        ("expression/cas.py", "import sympy\nsympy.sympify('x')\n", "runs text as code"),
        ("expression/cas.py", "from sympy import parse_expr\nparse_expr('x')\n", "runs text as code"),
        ("practice/store.py", "import pickle\n", "runs what it reads"),
        ("expression/utils.py", "", "says nothing"),
        ("magic/wand.py", "", "not a room"),
        ("derivation/step.py", "\n" * 301, "two ideas"),
    ],
)
def test_the_test_can_fail(path: str, source: str, complaint: str) -> None:
    assert any(complaint in breach for breach in breaches(path, source))


def test_what_is_allowed_passes() -> None:
    source = 'import re\nfrom tutor.expression.tree import Expression\nfrom .step import Step\nre.compile("x")\n'
    assert breaches("derivation/rules.py", source) == []
    assert breaches("expression/cas.py", "def late():\n    import sympy\n") == []
    assert breaches("cli/main.py", "from tutor.practice import session\nfrom tutor import grad\n") == []
