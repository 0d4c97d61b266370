"""The reader of expressions: an operator-precedence parser with a stack of its own, so that no nesting recurses.

`Grammar.run` walks over the tokens in two moods: before an operand and after one. What a token means in each
mood is a row of a table (`operands.py`, `operators.py`). Operators that wait for their right side stand on `pending`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.lexer import Token
from tutor.expression.setting import OPENING, RemarkNote, Setting, too_deep, unclosed
from tutor.expression.structures import Comparison, Logic
from tutor.expression.tree import Expression, Negation, Power, Product, Quotient, Span, Sum

FRAME, OR, AND, COMPARE, SUM, LOOSE, PRODUCT, FUNCTION, BESIDE, TIGHT, POWER = range(11)
"""How tightly operators bind, loosest first. LOOSE is a leading minus, Σ or ∂; FUNCTION is a name without brackets,
BESIDE a product without a sign in its argument; TIGHT is √ and a minus behind another operator."""

_NESTED = 8

Build = Callable[[Expression, Span], Expression]
FrameBuild = Callable[[list[Expression], Span], Expression | None]


@dataclass(slots=True)
class Pending:
    """An operator that waits for its right side, or an open bracket."""

    precedence: int
    kind: str
    """"frame", "sum", "product", "quotient", "power", "prefix", "compare", "and", "or", or "bottom"."""
    start: int
    """Column where its expression starts."""
    items: list[Expression] = field(default_factory=list)
    """What stands before it; in a frame, what was completed."""
    build: Build | None = None
    """For a prefix: what makes the node."""
    close: FrameBuild | None = None
    """For a frame: what makes the node from its items, or None if more is to come."""
    opener: int = -1
    """For a frame: index of the token that opened it."""
    many: bool = False
    """For a frame: may it hold commas?"""
    role: str = ""
    """For a frame: "rows" if it takes (i, 1, n), "cases" if it has branches; for a prefix "root" or "function"."""
    dotted: bool = False
    signs: list[str] = field(default_factory=list)
    """For a comparison: its relations. For a frame: the parts of i=1..n so far."""
    bounds: list[Expression] = field(default_factory=list)
    remark: str = ""


class Grammar:
    """Reads the tokens from `start` up to `stop`.

    Arguments:
        setting: the text.
        start: index of the first token.
        stop: index behind the last token.
        level: how deep the place is nested already.
        nested: how many grammars are at work around this one.
    """

    __slots__ = ("at", "level", "nested", "operands", "pending", "setting", "stop", "tokens")

    def __init__(self, setting: Setting, start: int, stop: int, level: int = 0, nested: int = 0) -> None:
        self.setting = setting
        self.tokens = setting.tokens
        self.at = start
        self.stop = stop
        self.level = level
        self.nested = nested
        self.pending: list[Pending] = [Pending(FRAME, "bottom", 0)]
        self.operands: list[tuple[Expression, int, int]] = []

    def run(self) -> Expression:
        """The expression.

        Raises:
            SyntaxProblem: the tokens are none.
        """
        before, after = self.setting.before, self.setting.after
        tokens = self.tokens
        complete = False
        while self.at < self.stop:
            token = tokens[self.at]
            table = after if complete else before
            complete = (table.get(token.kind) or table["end"])(self, token)
        if not complete:
            before["end"](self, tokens[self.stop])
        self.reduce(OR)
        if self.pending[-1].kind == "frame":
            raise unclosed(tokens[self.pending[-1].opener], self.setting.source, tokens[self.stop].start)
        return self.operands.pop()[0]

    def part(self, start: int, stop: int) -> Expression:
        """The expression between two tokens: a subscript, a bound, or an exponent behind a function's name."""
        if self.nested >= _NESTED:
            message = f"subscripts, bounds and raised exponents nest too deep; the limit is {_NESTED} levels"
            raise LimitExceeded(message, self.setting.source, self.tokens[start].start, mend="type it in brackets")
        return Grammar(self.setting, start, stop, self.level, self.nested + 1).run()

    def problem(self, message: str, token: Token, mend: str = "", related: int | None = None) -> SyntaxProblem:
        """An error that points at `token`."""
        return SyntaxProblem(message, self.setting.source, token.start, max(token.end, token.start + 1), mend, related)

    def note(self, kind: str, start: int, end: int, node: Expression | None, meaning: str = "") -> None:
        """Remember a spot that could be taken in another way."""
        self.setting.notes.append(RemarkNote(kind, Span(start, end), node, meaning))

    def operand(self, node: Expression, start: int, end: int) -> bool:
        """An operand is complete."""
        self.operands.append((node, start, end))
        return True

    def push(self, pending: Pending) -> None:
        """An operator or bracket waits for what follows."""
        self.level += 1
        if self.level > self.setting.limits.depth:
            raise too_deep(self.setting.source, pending.start, self.setting.limits)
        self.pending.append(pending)

    def prefix(self, precedence: int, start: int, build: Build, role: str = "") -> bool:
        """An operator before its operand."""
        self.push(Pending(precedence, "prefix", start, build=build, role=role))
        return False

    def open(self, start: int, close: FrameBuild, many: bool = False, role: str = "") -> bool:
        """The bracket at hand is opened."""
        self.push(Pending(FRAME, "frame", start, close=close, opener=self.at, many=many, role=role))
        self.at += 1
        return False

    def frame(self) -> Pending:
        """The innermost open bracket, or the bottom."""
        return next(entry for entry in reversed(self.pending) if entry.precedence == FRAME)

    def opens(self, index: int) -> bool:
        """Does an opening bracket stand at `index`?"""
        return self.tokens[index].kind in OPENING

    def chain(self, precedence: int, kind: str) -> Pending:
        """The pending operator of `kind`, with the operand at hand as its next item."""
        top = self.pending[-1]
        node, start, _ = self.operands.pop()
        if top.kind != kind or top.precedence != precedence:
            top = Pending(precedence, kind, start)
            self.pending.append(top)
        top.items.append(node)
        return top

    def reduce(self, precedence: int) -> None:
        """Finish every pending operator that binds at least as tightly as `precedence`."""
        pending, operands = self.pending, self.operands
        while pending[-1].precedence >= precedence:
            entry = pending.pop()
            node, _, end = operands.pop()
            span = Span(entry.start, end)
            kind, items = entry.kind, entry.items
            if kind == "prefix":
                assert entry.build is not None
                self.level -= 1
                node = entry.build(node, span)
            elif kind == "power":
                self.level -= 1
                node = Power(items[0], node, span=span)
            elif kind == "quotient":
                node = Quotient(items[0], node, span=span)
            else:
                items.append(node)
                node = self._join(entry, items, span)
            operands.append((node, entry.start, end))

    def _join(self, entry: Pending, items: list[Expression], span: Span) -> Expression:
        kind = entry.kind
        if kind == "sum":
            return Sum(tuple(items), span=span)
        if kind == "product":
            product = Product(tuple(items), dotted=entry.dotted, span=span)
            if entry.remark:
                self.note(entry.remark, span.start, span.end, product)
            return product
        self.setting.odd = True
        if kind == "compare":
            parts = [
                Comparison(sign, left, right, span=span)
                for sign, left, right in zip(entry.signs, items, items[1:], strict=False)
            ]
            return parts[0] if len(parts) == 1 else Logic("and", tuple(parts), span=span)
        return Logic(kind, tuple(items), span=span)


def negation(node: Expression, span: Span) -> Expression:
    """−u."""
    return Negation(node, span=span)
