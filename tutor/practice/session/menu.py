"""After a right answer, now and then: which rule did a line of the derivation use? Nothing to leave it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.bank.kinds.choice import chosen
from tutor.bank.numbered import numbered
from tutor.bank.pose import Posed
from tutor.bank.posed import Menu
from tutor.derivation.lesson import Block, Line, Lines, Note, phrase
from tutor.derivation.reasons import inner_letters, rule_reason
from tutor.derivation.rules import RULES
from tutor.derivation.step import Step, walk
from tutor.errors import StudentError, SyntaxProblem
from tutor.expression.dice import Dice, draw
from tutor.practice.event import Kind
from tutor.practice.session.ask import onward
from tutor.practice.session.derivative import questions_of
from tutor.practice.session.desk import Desk
from tutor.practice.session.moves import named
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene, Used

_EVERY = 3
"""At most every third right answer is followed by a question."""
_TOO_PLAIN = frozenset(("constant", "identity", "index", "table"))
"""Rules that nobody needs to be asked about."""
_FEWEST = 2
_COMMON = ("sum", "product", "chain", "power", "constant-factor")
_MOST = 4
"""So many rules are on the menu."""


def asks_rule(scene: Scene) -> bool:
    """Is a question about a rule asked now? The seed and the number of right answers decide."""
    sheet = scene.sheet
    if sheet is None or scene.right % _EVERY or not _steps(sheet.part):
        return False
    return bool(Dice(draw("rule", scene.chance, scene.right)).randrange(0, 2))


def _steps(part: Posed) -> tuple[Step, ...]:
    """The steps that can be asked about: of one derivative, where more than one rule was used."""
    questions = questions_of(part)
    if len(questions) != 1 or part.made.lesson is None:
        return ()
    steps = tuple(walk(questions[0].root))
    telling = tuple(one for one in steps if one.rule not in _TOO_PLAIN)
    return telling if len({one.rule for one in telling}) >= _FEWEST else ()


def rule_menu(scene: Scene, desk: Desk) -> Reply:
    """One step of the derivation, and the menu of rules."""
    sheet = scene.the_sheet
    steps = _steps(sheet.part)
    step = Dice(draw("step", scene.chance, scene.right)).choice(steps)
    used = Used(step, _options(step.rule, [one.rule for one in steps]))
    asked = replace(scene, mode=Mode.MENU, used=used)
    return Reply(asked, (section(*_question(used)),))


def _options(right: str, used: Sequence[str]) -> tuple[str, ...]:
    """The right rule, others of the same derivation, and common ones, no title twice; in the order of the table."""
    chosen: dict[str, str] = {}
    for name in (right, *used, *_COMMON):
        if len(chosen) < _MOST:
            chosen.setdefault(RULES[name].title, name)
    return tuple(name for name in RULES if name in chosen.values())


def _question(used: Used) -> Iterator[Block]:
    yield Note(phrase("practice-rule-ask"))
    yield Lines(used.step.before, (Line(None, used.step.after),))
    for place, name in enumerate(used.options):
        yield from numbered(place + 1, (Note(phrase("plain", text=RULES[name].title)),))
    yield Note(phrase("practice-rule-skip"))


def menu_answered(scene: Scene, line: str, desk: Desk) -> Reply:
    """The number of a rule, or its name; nothing leaves the question.

    Arguments:
        scene: where the session stands.
        line: what was typed.
        desk: what it works with.
    """
    used = scene.used
    assert used is not None
    if not line.strip():
        return onward(replace(scene, mode=Mode.ANSWER, used=None), desk)
    try:
        name = used.options[_place(line, used)]
    except StudentError as problem:
        return Reply(scene, (section(phrase("practice-rule-again")),), problem=problem)
    right = name == used.step.rule
    kept = replace(
        event(scene, desk, Kind.STEPPED, line), rule=used.step.rule, code=0 if right else 1,
        verdict="right" if right else "wrong", options=len(used.options),
    )  # fmt: skip
    first, second, *others = inner_letters(used.step.before.body)
    reason = rule_reason(used.step, others[0] if others else first, (first, second))
    says = section(phrase("practice-rule-right" if right else "practice-rule-wrong", reason=reason))
    return then(Reply(replace(scene, mode=Mode.ANSWER, used=None), (says,), (kept,)), onward, desk)


def _place(line: str, used: Used) -> int:
    """Which option, from 0.

    Raises:
        StudentError: it is none.
    """
    menu = Menu(tuple(() for _ in used.options), frozenset(), (), several=False)
    try:
        places = chosen(line, menu)
    except SyntaxProblem:
        titles = [RULES[option].title for option in used.options]
        place = next((titles.index(RULES[name].title) for name in named(line) if RULES[name].title in titles), None)
        if place is None:
            raise
        return place
    if len(places) > 1:
        raise SyntaxProblem("only one can be chosen here", line, 0, len(line), "type one number")
    return min(places)
