"""Which rule comes first: a menu of rules."""

from __future__ import annotations

from tutor.bank.kinds.function import derivative_task
from tutor.bank.kinds.hints import first_step, said
from tutor.bank.kinds.rule_letters import stated_rule
from tutor.bank.kinds.unfitting import unfitting
from tutor.bank.kinds.written import stated
from tutor.bank.posed import Made, Menu
from tutor.bank.schema.parts import WhichRule
from tutor.derivation.lesson import Block, Lesson, Note, Phrase, phrase
from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
from tutor.derivation.lessons.parts import partial_symbol
from tutor.derivation.rules import RULES
from tutor.derivation.step import Step, walk

_MOST = 5
"""So many rules are on the menu."""
_NEAR: dict[str, tuple[str, ...]] = {
    "sum": ("product", "constant", "chain", "power"),
    "sigma": ("constant-factor", "chain", "sum", "product"),
    "constant-factor": ("product", "constant", "power", "sum"),
    "constant-denominator": ("quotient", "constant", "negative-power", "power"),
    "negative-power": ("quotient", "power", "constant-factor", "table"),
    "product": ("sum", "chain", "constant-factor", "power"),
    "quotient": ("product", "chain", "constant-denominator", "negative-power"),
    "power": ("exponential", "chain", "constant-factor", "general-power"),
    "exponential": ("power", "chain", "general-power", "table"),
    "general-power": ("power", "exponential", "chain", "product"),
    "chain": ("product", "power", "sum", "table"),
    "table": ("chain", "power", "product", "constant"),
    "root": ("power", "chain", "table", "product"),
}
"""A rule → those that it is confused with, the likelier first."""
MISTAKEN_RULES = tuple(f"{rule}-taken-for-{other}" for rule, others in _NEAR.items() for other in others)
"""The mistakes about which rule comes first, by id: product-taken-for-chain."""
_OTHERS = ("sum", "product", "chain", "power", "constant-factor", "constant")


def which_rule(part: WhichRule) -> Made:
    """The rule by which the derivation begins; the others are those it is often taken for."""
    task = derivative_task(part, (part.wrt,), None)
    (question,) = task.questions
    step, reading = first_step(question), question.reading
    names = _menu(step.rule, [one.rule for one in walk(step)])
    right = names.index(step.rule)
    options = tuple((Note(_named(name, step, reading.name)),) for name in names)
    says: tuple[tuple[Block, ...], ...] = tuple(
        () if name == step.rule else (Note(unfitting(name, step)),) for name in names
    )
    mistakes = tuple(mistaken_rule(step.rule, name) for name in names)
    symbol = partial_symbol(reading.name, question.orders)

    def lesson() -> Lesson:
        return partial_lesson(mixed_partial(reading, [question.orders[0].label]))

    x = question.orders[0]
    return Made(
        Menu(options, frozenset((right,)), says, False, tuple(RULES[name].title for name in names), mistakes=mistakes),
        (phrase("bank-ask-which-rule", partial=symbol, function=stated(reading)),),
        str(right + 1),
        (),
        lesson,
        lambda: (
            said(1, phrase("bank-hint-last-operation")),
            said(2, phrase("bank-hint-where-is", x=x)),
            said(3, phrase(f"bank-hint-where-{step.rule}", x=x)),
        ),
        facts={"function": reading.expression, "wrt": [x.label], "options": list(names)},
    )


def mistaken_rule(right: str, chosen: str) -> str:
    """The mistake of who takes a rule for one that it is often taken for; "" for any other.

    >>> mistaken_rule("product", "chain"), mistaken_rule("product", "root")
    ('product-taken-for-chain', '')
    """
    return f"{right}-taken-for-{chosen}" if chosen in _NEAR.get(right, ()) else ""


def _menu(key: str, used: list[str]) -> tuple[str, ...]:
    """The key and rules that might be taken for it, in the order of the table of rules, no title twice."""
    wanted = [key, *_NEAR.get(key, ()), *(name for name in used if name not in ("identity", "index")), *_OTHERS]
    chosen: dict[str, str] = {}
    for name in wanted:
        if len(chosen) < _MOST:
            chosen.setdefault(RULES[name].title, name)
    return tuple(name for name in RULES if name in chosen.values())


def _named(name: str, step: Step, called: str) -> Phrase:
    """A rule with its statement, in the variable of the question."""
    says = stated_rule(name, step.before.variable, step.before.body, called).says
    return phrase("bank-rule-option", rule=RULES[name].title, statement=says)
