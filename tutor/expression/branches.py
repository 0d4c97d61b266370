"""Functions by cases: Piecewise(…), {x if x < 0; 0 otherwise} and LaTeX's cases."""

from __future__ import annotations

from functools import partial

from tutor.expression.grammar import AND, OR, Grammar
from tutor.expression.lexer import Token
from tutor.expression.rows import Row, take
from tutor.expression.structures import Comparison, Logic, Piecewise
from tutor.expression.tree import Expression, Span

KEYWORDS = frozenset("if for when and or otherwise else True False".split())
"""Words that are not names in a text with conditions."""

_TRUE = Logic("and", ())
_RELATIONS = {"Eq": "=", "Ne": "!=", "Lt": "<", "Le": "<=", "Gt": ">", "Ge": ">="}


def keyword(grammar: Grammar, token: Token) -> bool:
    """A keyword behind an operand."""
    if token.text in ("and", "or"):
        precedence = AND if token.text == "and" else OR
        grammar.reduce(precedence + 1)
        grammar.chain(precedence, token.text)
        grammar.at += 1
        return False
    if token.text in ("True", "False"):
        raise grammar.problem(f"{token.text} at column {token.start + 1} has no meaning here", token, "take it away")
    return separate(grammar, token)


def keyword_value(grammar: Grammar, token: Token) -> bool:
    """A keyword where an operand is expected."""
    grammar.at += 1
    if token.text in ("True", "otherwise", "else"):
        grammar.setting.odd = True
        return grammar.operand(_TRUE, token.start, token.end)
    if token.text in ("if", "for", "when") and grammar.pending[-1].role == "cases":
        return False
    raise grammar.problem(
        f"{token.text} at column {token.start + 1} has no meaning here", token, "type the condition as x < 0"
    )


def open_brace(grammar: Grammar, token: Token) -> bool:
    """{x + 1} as a bracket, or {x if x < 0; 0 otherwise}."""
    return grammar.open(token.start, partial(_close, grammar, token), role="cases")


def open_cases(grammar: Grammar, token: Token) -> bool:
    r"""\begin{cases} x & x < 0 \\ 0 & \text{otherwise} \end{cases}."""
    return grammar.open(token.start, partial(_close, grammar, token), role="cases")


def _close(grammar: Grammar, token: Token, items: list[Expression], span: Span) -> Expression:
    if len(items) == 1 and token.kind == "{":
        return items[0]
    if len(items) % 2:
        raise grammar.problem("a branch has no condition", token, "type each branch as x^2 if x < 0")
    return _piecewise(grammar, token, items[0::2], items[1::2], span)


def separate(grammar: Grammar, token: Token) -> bool:
    """What stands between a value, its condition and the next branch."""
    if token.kind == "end cases":
        return _end_early(grammar, token)
    grammar.reduce(OR)
    frame = grammar.pending[-1]
    wants_condition = len(frame.items) % 2 == 0
    if frame.role != "cases" or wants_condition == (token.kind == ";"):
        mend = "type each branch as {x^2 if x < 0; 0 otherwise}" if frame.role == "cases" else "type one function"
        raise grammar.problem(f"the {token.text} at column {token.start + 1} has no meaning here", token, mend)
    frame.items.append(take(grammar, frame))
    grammar.at += 1
    if token.text in ("otherwise", "else"):
        grammar.setting.odd = True
        return grammar.operand(_TRUE, token.start, token.end)
    return False


def _end_early(grammar: Grammar, token: Token) -> bool:
    r"""\end{cases} straight behind a \\."""
    frame = grammar.pending[-1]
    if frame.role != "cases" or len(frame.items) % 2 or not frame.items:
        raise grammar.problem("a branch has no condition", token, r"type each branch as x^2 & x < 0 \\")
    grammar.pending.pop()
    grammar.level -= 1
    grammar.at += 1
    span = Span(frame.start, token.end)
    node = _piecewise(grammar, token, frame.items[0::2], frame.items[1::2], span)
    return grammar.operand(node, frame.start, token.end)


def read_piecewise(grammar: Grammar, token: Token) -> bool:
    """Piecewise((x**2, x < 0), (x, True))."""

    def build(items: list[Expression], span: Span) -> Expression:
        rows = [item.parts for item in items if isinstance(item, Row) and len(item.parts) == 2]
        if len(rows) < len(items):
            raise grammar.problem("Piecewise takes pairs", token, "type Piecewise((x**2, x < 0), (x, True))")
        return _piecewise(grammar, token, [row[0] for row in rows], [row[1] for row in rows], span)

    return grammar.open(token.start, build, many=True, role="rows")


def _piecewise(
    grammar: Grammar, token: Token, values: list[Expression], conditions: list[Expression], span: Span
) -> Expression:
    grammar.setting.odd = True
    if _TRUE in conditions:
        count = conditions.index(_TRUE)
        values, conditions = values[: count + 1], conditions[:count]
    for condition in conditions:
        if not isinstance(condition, Comparison | Logic):
            raise grammar.problem("a branch has no condition", token, "type a condition such as x < 0 in each branch")
    return Piecewise(tuple(values), tuple(conditions), span=span) if conditions else values[0]


def relation(grammar: Grammar, token: Token) -> bool:
    """Eq(x, y), Ne(x, y), And(…), Or(…): conditions as SymPy spells them."""

    def build(items: list[Expression], span: Span) -> Expression:
        grammar.setting.odd = True
        if token.text in ("And", "Or"):
            return Logic(token.text.lower(), tuple(items), span=span)
        if len(items) != 2:
            message = f"{token.text} takes 2 arguments, not {len(items)}"
            raise grammar.problem(message, token, f"type {token.text}(x, y)")
        return Comparison(_RELATIONS[token.text], items[0], items[1], span=span)

    return grammar.open(token.start, build, many=True)
