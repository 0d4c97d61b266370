"""A derivation line by line, together: the student types the next line or names its rule, and it is checked."""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.kinds.one_variable import named_derivative
from tutor.bank.kinds.written import typed
from tutor.bank.outcome import outcome
from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.rules import RULES
from tutor.derivation.step import Step
from tutor.derivation.unfold import TRIVIAL
from tutor.errors import StudentError
from tutor.expression.traversal import has_partial
from tutor.grading.working.grader import whole_of
from tutor.grading.working.hints import next_rule
from tutor.practice.event import Event, Kind
from tutor.practice.session.answering import answered
from tutor.practice.session.derivative import asks_one, derivative_of, questions_of
from tutor.practice.session.desk import Desk
from tutor.practice.session.moves import (
    MOST_TRIES,
    TriedLine,
    applied,
    by_rule,
    is_later,
    is_outer,
    judged,
    named,
    next_step,
)
from tutor.practice.session.record import event, folded
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene, Walk
from tutor.practice.session.showing import asking
from tutor.practice.session.unreadable import unread


def step(scene: Scene, name: str) -> Reply:
    """Begin to walk, or show again where the walk stands.

    Arguments:
        scene: where the session stands.
        name: by which variable, where several derivatives are asked for.

    Raises:
        Unanswerable: the part asks for no such derivative.
    """
    sheet = scene.the_sheet
    if scene.walk is not None and not name and has_partial(scene.walk.line):
        return _asked(replace(scene, mode=Mode.STEP), whole=True)
    turn = 0 if scene.walk is None else scene.walk.turn + 1
    question = derivative_of(sheet.part, name, turn)
    if question is None:
        return Reply(scene, (section(phrase("practice-no-derivative")),))
    return _asked(replace(scene, mode=Mode.STEP, walk=Walk(question, whole_of(question), turn=turn)))


def _asked(scene: Scene, *, whole: bool = False) -> Reply:
    """What is wanted; and with `whole`, or at the beginning, the line as it stands."""
    walk = _walk(scene)
    symbol = named_derivative(walk.question.reading, walk.question.orders)
    key = "practice-step-first" if not walk.number else "practice-step-next"
    shown: tuple[Block, ...] = (Lines(walk.line, ()),) if whole or not walk.number else ()
    return Reply(scene, (section(*shown, phrase(key, partial=symbol)),))


def _walk(scene: Scene) -> Walk:
    assert scene.walk is not None
    return scene.walk


def stepped(scene: Scene, line: str, desk: Desk) -> Reply:
    """A line or the name of a rule.

    Arguments:
        scene: where the session stands.
        line: what was typed; nothing goes back to the answer.
        desk: what it works with.
    """
    if not line.strip():
        return _left(scene)
    walk = _walk(scene)
    open_step = next_step(walk.line, walk.question)
    rules = named(line)
    if rules:
        found = by_rule(walk.line, walk.question, rules)
        if found is not None:
            kept = _kept(scene, desk, line, found.rule, "right", 0)
            return _forward(scene, kept, applied(walk.line, found, walk.question), _right(), desk)
        if is_outer(walk.line, walk.question, rules):
            return Reply(scene, (section(phrase("practice-step-outer")),))
        if is_later(walk.line, walk.question, rules):
            return Reply(scene, (section(phrase("practice-step-later", rule=RULES[rules[0]].title)),))
        return _in_vain(scene, line, open_step, (phrase("practice-step-not-rule", rule=RULES[rules[0]].title),), desk)
    try:
        tried = judged(line, walk)
    except StudentError as problem:
        return unread(scene, event(scene, desk, Kind.UNREAD, line), problem)
    if tried.verdict == "right":
        kept = _kept(scene, desk, line, _rule(tried, open_step), "right", 0)
        first = _forward(scene, kept, tried, _right(), desk)
        return _answer_too(scene, first, tried, desk) or first
    if tried.verdict == "undecided":
        kept = _kept(scene, desk, line, _rule(tried, open_step), "undecided", 3)
        return Reply(scene, (section(*tried.says),), (kept,))
    if tried.verdict == "same":
        return Reply(scene, (section(*tried.says),))
    return _in_vain(scene, line, open_step, tried.says, desk, tried.misconceptions)


def _answer_too(scene: Scene, first: Reply, tried: TriedLine, desk: Desk) -> Reply | None:
    """A last line that is the right answer as it stands need not be typed twice."""
    sheet = scene.the_sheet
    if tried.line is None or has_partial(tried.line) or not asks_one(sheet.part):
        return None
    answer = typed(tried.line)
    if not outcome(sheet.part, answer).right:
        return None
    stands = replace(first, says=first.says[:1])
    return then(stands, lambda scene, desk: answered(scene, answer, desk), desk)


def _rule(tried: TriedLine, open_step: Step | None) -> str:
    telling = [rule for rule in tried.rules if rule not in TRIVIAL] or list(tried.rules)
    return telling[0] if telling else open_step.rule if open_step else ""


def _kept(scene: Scene, desk: Desk, line: str, rule: str, verdict: str, code: int) -> Event:
    return replace(event(scene, desk, Kind.STEPPED, line), rule=rule, verdict=verdict, code=code)


def _right() -> tuple[Section, ...]:
    return (section(phrase("practice-step-right")),)


def _forward(scene: Scene, kept: Event, to: TriedLine, says: tuple[Section, ...], desk: Desk) -> Reply:
    """The line stands below what is said; and what is next."""
    walk = _walk(scene)
    assert to.line is not None
    *before, last = says
    block = Lines(None if walk.number else walk.line, (Line(None, to.line, to.reasons),))
    further = replace(walk, line=to.line, number=walk.number + 1, tries=0, passed=(*walk.passed, walk.line))
    shown = (*before, replace(last, blocks=(*last.blocks, block)))
    more = _asked if has_partial(to.line) else _finished
    return then(Reply(replace(scene, walk=further), shown, (kept,)), lambda scene, desk: more(scene), desk)


def _finished(scene: Scene) -> Reply:
    """No ∂ is left: what remains is to tidy, and to answer."""
    sheet, walk = scene.the_sheet, _walk(scene)
    symbol = named_derivative(walk.question.reading, walk.question.orders)
    says: list[Block | Phrase] = [phrase("practice-step-done", partial=symbol)]
    questions = questions_of(sheet.part)
    if walk.turn + 1 < len(questions):
        after = questions[walk.turn + 1]
        says.append(phrase("practice-step-another", partial=named_derivative(after.reading, after.orders)))
    return Reply(replace(scene, mode=asking(scene)), (section(*says),))


def _in_vain(
    scene: Scene,
    line: str,
    open_step: Step | None,
    says: tuple[Phrase, ...],
    desk: Desk,
    misconceptions: tuple[str, ...] = (),
) -> Reply:
    """It does not follow: what is wrong, and after some tries the line itself."""
    walk = _walk(scene)
    kept = _kept(scene, desk, line, open_step.rule if open_step else "", "wrong", 1)
    kept = replace(kept, misconceptions=misconceptions)
    tries = walk.tries + 1
    if tries < MOST_TRIES or open_step is None:
        again = section(*says, phrase("practice-step-again"))
        return Reply(replace(scene, walk=replace(walk, tries=tries)), (again,), (kept,))
    done = (section(*says), section(phrase("practice-step-mine")))
    return _forward(scene, kept, applied(walk.line, open_step, walk.question), done, desk)


def _left(scene: Scene) -> Reply:
    return Reply(replace(scene, mode=asking(scene)), (section(phrase("practice-step-left")),))


def step_hint(scene: Scene, desk: Desk) -> Reply:
    """Which rule the next line uses, and on what."""
    walk = _walk(scene)
    rule = next_rule(walk.line, walk.question)
    open_step = next_step(walk.line, walk.question)
    kept = replace(event(scene, desk, Kind.HINTED, "1"), rule=open_step.rule if open_step else "")
    says = tuple(map(Note, rule)) or (Note(phrase("practice-step-tidy")),)
    return Reply(folded(scene, kept), (section(*says),), (kept,))
