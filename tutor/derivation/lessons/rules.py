"""The lessons of `tutor rules`: the cheat sheet, and one rule at work. All of it comes from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.derivation.lesson import Lesson, Line, Lines, Note, Section, Table, phrase
from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
from tutor.derivation.rules import RULES, Rule
from tutor.derivation.subject import subject
from tutor.derivation.templates import fill
from tutor.derivation.verify import verifier
from tutor.errors import StudentError
from tutor.expression.functions import FUNCTIONS
from tutor.expression.parser import parse
from tutor.expression.reading import Reading
from tutor.expression.spelling import nearest
from tutor.expression.steering import harmless
from tutor.expression.structures import Comparison, Partial
from tutor.expression.tree import Call, Expression, Symbol

_UNKNOWN = ("f", "g")
_LETTERS = (Symbol("x"), Symbol("y"))
_SHOWN = 40
_SHEET = (
    "constant", "identity", "power", "constant-factor", "constant-denominator", "sum", "product", "quotient",
    "negative-power", "chain", "table", "root", "exponential", "general-power", "sigma", "index", "piecewise",
    "extremum", "several", "unknown",
)  # fmt: skip
"""The order of the cheat sheet; the table itself is in the order in which rules are tried."""
_BEFORE_A_NAME = re.compile(r"\A(?:by )?(?:the )?")
"""What may stand before the name of a rule: "by the chain rule"."""


def rules_lesson() -> Lesson:
    """The cheat sheet: every rule of the table, the simple ones first as a teacher would write them."""
    sheet = sorted(RULES.values(), key=lambda rule: _SHEET.index(rule.name))
    columns = (phrase("rules-name"), phrase("rules-statement"), phrase("rules-where"))
    rows = tuple((rule.title, Comparison("=", *statement(rule)), rule.where) for rule in sheet)
    facts: dict[str, object] = {"rules": [_rule_facts(rule) for rule in RULES.values()]}
    blocks = (Table(columns, rows), Note(phrase("rules-hint")))
    return Lesson(phrase("title-rules"), (Section(None, None, blocks),), facts)


def statement(rule: Rule) -> tuple[Expression, Expression]:
    """The two sides of a rule as the cheat sheet writes it.

    >>> from tutor.expression.text import text
    >>> [text(side) for side in statement(RULES["constant"])]
    ['∂/∂x [c]', '0']
    """
    left, right = rule.statement.split(" = ", 1)
    return parse(left, functions=_UNKNOWN), parse(right, functions=_UNKNOWN)


def _rule_facts(rule: Rule) -> dict[str, object]:
    left, right = statement(rule)
    return {"name": rule.name, "title": rule.title, "left": left, "right": right, "where": rule.where}


def find_rule(name: str) -> Rule:
    """The rule of a name, a title or another name it goes by.

    Capitals do not matter, nor do words around the name: "by the" before it, "rule" behind it.

    Raises:
        StudentError: no rule is called so; the nearest name is offered.

    >>> find_rule("Exponent").name, find_rule("By the chain rule").name
    ('power', 'chain')
    """
    wanted = _BEFORE_A_NAME.sub("", " ".join(name.lower().replace("-", " ").split()))
    known: dict[str, Rule] = {}
    for rule in RULES.values():
        for spelling in (rule.name, rule.title, rule.title.removesuffix(" rule"), *rule.aliases):
            known.setdefault(spelling.lower().replace("-", " "), rule)
    found = known.get(wanted) or known.get(wanted.removesuffix(" rule"))
    if found is None:
        shown = harmless(name[:_SHOWN])
        near = nearest(wanted, known)
        mend = f"Did you mean `{near}`? " if near else ""
        raise StudentError(f"There is no rule called {shown}.", f"{mend}`tutor rules` lists them all.")
    return found


def rule_lesson(name: str) -> Lesson:
    """One rule, with an example derived and checked; the table of derivatives with every row of it.

    Arguments:
        name: the rule's name, title or another name it goes by.

    Raises:
        StudentError: no rule is called so.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    rule = find_rule(name)
    left, right = statement(rule)
    reading = subject(rule.example, functions=_UNKNOWN)
    variable = _variable(reading)
    example = partial_lesson(mixed_partial(reading, [variable.label]), "all")
    opening, *rest = example.sections
    sections = [
        Section(
            phrase("rule-title", title=rule.title),
            None,
            (Lines(None, (Line(left, right),)), Note(phrase("plain", text=rule.where))),
        ),
        Section(phrase("example-heading"), None, opening.blocks),
        *rest,
    ]
    facts: dict[str, object] = {"rule": _rule_facts(rule), "example": example.facts}
    if rule.name == "table":
        section, facts["table"] = _table()
        sections.insert(1, section)
    return Lesson(phrase("title-rule", title=rule.title), tuple(sections), facts)


def _variable(reading: Reading) -> Symbol:
    """x if the example has it or has no variable at all, else its own variable, such as xⱼ."""
    x = _LETTERS[0]
    families = [symbol for symbol in reading.variables if symbol.subscripts]
    return x if x in reading.variables or not families else families[0]


def _table() -> tuple[Section, list[dict[str, object]]]:
    """The derivative of every function, each row checked against power series."""
    rows, facts, checks = [], [], []
    for call, variable, derivative in _derivatives():
        check = verifier(call, [variable], (), ()).equal(Partial(call, variable), derivative)
        rows.append((Partial(call, variable), derivative))
        checks.append(check.points)
        facts.append({"function": call, "variable": variable.label, "derivative": derivative, "check": check})
    columns = (phrase("rules-function"), phrase("rules-derivative"))
    own = ", ".join(row.name for row in FUNCTIONS.values() if not row.derivatives)
    table = Table(columns, tuple(rows))
    checked = phrase("rules-checked", done=sum(map(bool, checks)), all=len(checks), points=max(checks))
    notes = Note(phrase("rules-own", functions=own)), Note(checked)
    return Section(phrase("table-heading"), None, (table, *notes)), facts


def _derivatives() -> Iterator[tuple[Expression, Symbol, Expression]]:
    """(f(x, y), the variable, the derivative) for each place of each function of the table."""
    for row in FUNCTIONS.values():
        call = Call(row.name, _LETTERS[: row.arity[0]])
        for variable, formula in zip(_LETTERS, row.derivatives, strict=False):
            yield call, variable, fill(formula, call.arguments)
