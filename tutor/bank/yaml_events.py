"""YAML into lists, mappings and texts, with the place of each; what YAML can do besides is refused where it stands.

Every scalar stays the text that was typed: 0.10 is not 0.1, `yes` is not true, and 2024-01-01 is no date. What a field
wants, a number or a yes, is decided by the field. Aliases are never followed, so that a file is as large as it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tutor.bank.finding import Severity
from tutor.bank.places import Flaw, Places, Position, Route
from tutor.bank.yaml_text import CONTROL

DEEPEST = 40
"""How deep lists and mappings may stand in each other; a bank needs about ten."""
MOST = 30_000
"""How many keys and values a file may have."""

_EMPTY = {"", "~", "null", "Null", "NULL"}
_TRUTHS = {"yes", "no", "on", "off", "true", "false"}
_WORDED = {
    "bank", "choice", "hints", "id", "look_for", "model_answer", "prompt", "remark", "say", "solution", "text", "title",
    "topic",
}  # fmt: skip
"""Keys whose values are words for people."""
_COMMANDS = (
    "nabla|neq?|neg|not|nu|top?|text\\w*|times|theta|tau|tan|tfrac|right\\w*|rho|beta|bar|begin|big\\w*|binom|boldsymbol"
    "|frac|forall|vec|varphi|varepsilon|alpha|approx|eta|exp|epsilon|equiv|end|partial|lambda|log|ln|left\\w*|Lambda|Psi"
)
_ESCAPED = re.compile(rf"(?<!\\)(?:\\\\)*\\({_COMMANDS})(?![A-Za-z])")
_STEERING = re.compile(rf"{CONTROL.pattern}|\r")


class Unreadable(Exception):
    """The file cannot be read beyond a place: the flaw says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


@dataclass(slots=True)
class Tree:
    """What a file holds."""

    data: object = None
    """Mappings, lists and texts; None for an empty file."""
    places: Places = field(default_factory=Places)
    flaws: list[Flaw] = field(default_factory=list)
    unread: dict[int, str] = field(default_factory=dict)
    """The ids of exercises whose YAML is broken, by place."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    holds: dict[str, object] | list[object]
    route: Route
    key: str | None = None
    """The key whose value comes next."""
    skipped: bool = False
    """Whether the next value belongs to a key that cannot be one."""
    braces: bool = False
    """Whether it is written as {…}."""
    cut: str = ""
    """The key whose value a comma has ended, once that was told."""


class Builder:
    """Puts a tree together, event by event.

    Arguments:
        text: what is parsed, for the places of escapes.
        line: how many lines stand before it in the file.
        most: how many keys and values it may have.
    """

    def __init__(self, text: str, line: int = 0, most: int = MOST) -> None:
        self.tree = Tree()
        self._text = text
        self._line = line
        self._most = most
        self._open: list[_Open] = []
        self._count = 0
        self._begun = False

    def add(self, event: Event) -> None:
        """Take the next event.

        Raises:
            Unreadable: when the file is too deep, too long, or has a second document.
        """
        position = (event.start_mark.line + 1 + self._line, event.start_mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            if self._begun:
                raise Unreadable(
                    Flaw(
                        "documents",
                        "A second document begins here.",
                        "Delete the line --- or `...` before it.",
                        position,
                    )
                )
            self._begun = True
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()
        elif isinstance(event, NodeEvent):
            self._node(event, position)

    def _node(self, event: NodeEvent, position: Position) -> None:
        self._count += 1
        if self._count > self._most:
            message = f"The file has more than {MOST:,} keys and values."
            raise Unreadable(Flaw("too-large", message, "Split it into several files.", position))
        around = self._open[-1] if self._open else None
        if around and isinstance(around.holds, dict) and around.key is None and not around.skipped:
            self._key(around, event, position)
            return
        route: Route = ()
        if around:
            # What stands under no key gets a route of its own, so that it is not compared with anything.
            name = f"?{self._count}" if around.key is None else around.key
            route = (*around.route, len(around.holds) if isinstance(around.holds, list) else name)
        value = self._value(event, position, route)
        if around is None:
            self.tree.data = value
        elif isinstance(around.holds, list):
            around.holds.append(value)
        elif around.key is not None and value is not None:
            around.holds[around.key] = value
        if not (around and around.skipped):
            self.tree.places.values[route] = position
        if around:
            around.key, around.skipped = None, False

    def _key(self, around: _Open, event: NodeEvent, position: Position) -> None:
        """Take the key of the next value."""
        around.skipped = True
        route = around.route
        if not isinstance(event, ScalarEvent):
            message, mend = "A key must be a text.", 'A value that begins with { or [ stands in quotes: "{n}x^2".'
            self._flaw("key", message, mend, position, route)
            if not isinstance(event, AliasEvent):
                self._begin(event, position, route)
            return
        self._plainly(event, position, route)
        key = self._visible(event, position, route)
        route = (*route, key)
        if route in self.tree.places.keys:
            line, column = self.tree.places.keys[route]
            message = f"`{_short(key)}` stands twice here, and first at line {line}, column {column}."
            self._flaw("duplicate-key", message, "Keep one of the two.", position, route)
            return
        self.tree.places.keys[route] = position
        around.key, around.skipped = key, False

    def _value(self, event: NodeEvent, position: Position, route: Route) -> object:
        """The value that an event begins, or None for nothing."""
        self._plainly(event, position, route)
        if isinstance(event, ScalarEvent):
            if event.style is None and event.value in _EMPTY:
                position = self.tree.places.keys.get(route, position)
                if self._open and self._open[-1].braces and not event.value:
                    self._without_quotes(self._open[-1], position, route)
                elif route:
                    name = f"`{_short(route[-1])}`" if isinstance(route[-1], str) else "This line of the list"
                    self._flaw("empty", f"{name} has no value.", "Write one, or delete the line.", position, route)
                return None
            self._truths(event, position, route)
            told = self._escapes(event, position, route)
            return self._visible(event, position, route, told)
        if isinstance(event, AliasEvent):
            mend = "A text that begins with * stands in quotes; what is wanted twice is written twice."
            self._flaw(
                "alias", f"`*{_short(event.anchor)}` stands for another place of the file.", mend, position, route
            )
            return None
        return self._begin(event, position, route)

    def _without_quotes(self, around: _Open, position: Position, route: Route) -> None:
        """In braces a text stands as a key: it begins with a brace, or a comma has ended the value before it."""
        name = _short(route[-1])
        before = next(reversed(around.holds), None) if isinstance(around.holds, dict) else None
        if before is None:
            mend = "A text that begins with { stands in quotes: '{n}x^2'."
            self._flaw("empty", f"`{{{name}}}` without quotes is no text.", mend, position, route)
        elif around.cut != before:
            around.cut = before
            message = f"The comma before `{name}` ends the value of `{_short(before)}`."
            value = around.holds[before] if isinstance(around.holds, dict) else ""
            mend = f"Inside braces a value with a comma stands in quotes: {_short(before)}: '{_short(value)}, …'."
            self._flaw("empty", message, mend, position, route)

    def _begin(self, event: NodeEvent, position: Position, route: Route) -> object:
        """Open a list or mapping."""
        holds: dict[str, object] | list[object] = {} if isinstance(event, MappingStartEvent) else []
        assert isinstance(event, MappingStartEvent | SequenceStartEvent)
        braces = isinstance(event, MappingStartEvent) and bool(event.flow_style)
        self._open.append(_Open(holds, route, braces=braces))
        if len(self._open) > DEEPEST:
            message = f"Lists and mappings stand more than {DEEPEST} deep in each other."
            raise Unreadable(Flaw("too-deep", message, "Check the brackets and the indentation.", position, route))
        return holds

    def _plainly(self, event: NodeEvent, position: Position, route: Route) -> None:
        """Refuse tags and anchors, which a bank has no use for."""
        if isinstance(event, AliasEvent):
            return
        if event.anchor is not None:
            mend = "A text that begins with & stands in quotes; otherwise delete it."
            self._flaw("anchor", f"`&{_short(event.anchor)}` names a place of the file.", mend, position, route)
        tag = getattr(event, "tag", None)
        if tag is not None:
            mend = "A text that begins with ! stands in quotes; otherwise delete it."
            typed = CONTROL.sub("?", str(tag)).replace("tag:yaml.org,2002:", "!!")
            self._flaw("tag", f"`{_short(typed)}` is a tag, and a bank has none.", mend, position, route)

    def _escapes(self, event: ScalarEvent, position: Position, route: Route) -> bool:
        """In double quotes the \\n of \\nabla would be the end of a line: whether that is told."""
        if event.style != '"':
            return False
        typed = self._text[event.start_mark.index : event.end_mark.index]
        found = _ESCAPED.search(typed)
        if found:
            mend = "Write the text in single quotes, or below the key after a |; there a backslash is a backslash."
            message = f"In double quotes the backslash of `\\{found[1]}` is no backslash."
            self._flaw("escape", message, mend, position, route)
        return found is not None

    def _truths(self, event: ScalarEvent, position: Position, route: Route) -> None:
        """Words that older readers of YAML take for true or false are text here; who means that writes quotes."""
        name = next((piece for piece in reversed(route) if isinstance(piece, str)), "")
        if event.style is None and name in _WORDED and event.value.lower() in _TRUTHS:
            word = event.value
            message = f"`{word}` without quotes is true or false to many readers of YAML; here it is the word."
            mend = f"Write it in quotes: '{word}'."
            self.tree.flaws.append(Flaw("yes-or-no", message, mend, position, route, Severity.WARNING))

    def _visible(self, event: ScalarEvent, position: Position, route: Route, told: bool = False) -> str:
        """The text of a scalar without what only an escape can bring into it: it may be shown where it is told."""
        value: str = event.value
        control = _STEERING.search(value)
        if control is None:
            return value
        if not told:
            message = f"The text holds an invisible character (U+{ord(control[0]):04X})."
            self._flaw("control-character", message, "Delete the backslash and what follows it.", position, route)
        return _STEERING.sub("?", value)

    def _flaw(self, code: str, message: str, mend: str, position: Position, route: Route) -> None:
        self.tree.flaws.append(Flaw(code, message, mend, position, route))


def events(text: str) -> Iterator[Event]:
    """What YAML 1.2 makes of a text, event by event, without making values of it."""
    yield from YAML(typ="safe", pure=True).parse(text)


def _short(name: object) -> str:
    text = str(name)
    return text if len(text) <= 40 else f"{text[:39]}…"
