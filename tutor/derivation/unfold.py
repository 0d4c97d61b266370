"""From the tree of steps to the lines of a lesson: one rule a line, the rest of the line kept as it was.

`all` gives every trivial step and every piece of algebra a line of its own. `key` folds constants, ∂x/∂x = 1,
outer derivatives and algebra in passing into the line beside them, whose reason then names what was folded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tutor.derivation.lesson import Line, Phrase, phrase
from tutor.derivation.reasons import (
    inner_letters,
    is_paired,
    outer_reason,
    rule_reason,
    signed_factor,
    tidy_reasons,
    trivial_reasons,
)
from tutor.derivation.step import Step, walk
from tutor.derivation.textbook import STEPS
from tutor.derivation.tidy import Tidying
from tutor.expression.traversal import size
from tutor.expression.tree import Expression, Symbol

TRIVIAL = frozenset(("constant", "identity", "index"))
_MANY = 6
"""With more open parts than this, parts that need no further work are done together in one line."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be written out before the rest of a derivation is summed up in one line."""

    lines: int = 150
    nodes: int = 20_000


class _Exhausted(Exception):
    """The budget is used up."""


@dataclass(slots=True, eq=False, repr=False)
class _View:
    """How far one step has been unfolded in the line that is being written."""

    step: Step
    depth: int = 0
    """Inside how many chain rules it stands; each has a letter of its own for its inner function."""
    children: tuple[_View, ...] | None = None
    shown: Expression | None = None
    """The finished form, once the step is done or tidied."""

    def current(self) -> Expression:
        if self.shown is not None:
            return self.shown
        if self.children is None:
            return self.step.before
        return self.step.rewrite.build(tuple(child.current() for child in self.children))

    def open(self) -> tuple[_View, ...]:
        depth = self.depth + (self.step.rule == "chain")
        self.children = tuple(_View(substep, depth) for substep in self.step.substeps)
        return self.children

    def finish(self) -> None:
        self.shown = self.step.answer


@dataclass(slots=True, eq=False, repr=False)
class _Writer:
    root: _View
    key: bool
    budget: Budget
    pair: tuple[Symbol, Symbol]
    """What the two parts of a product or quotient are called."""
    letters: tuple[Symbol, ...]
    """What inner functions are called, by the depth of the chain rule."""
    lines: list[Line] = field(default_factory=list)
    pending: list[Phrase] = field(default_factory=list)
    written: int = 0

    def emit(self, reasons: Iterable[Phrase], closing: bool = False) -> None:
        right = self.root.current()
        reason = (*self.pending, *reasons) if closing else (*reasons, *self.pending)
        self.pending = []
        if self.lines and self.lines[-1].right == right:
            last = self.lines.pop()
            reason = (*last.reason, *reason)
        self.written += size(right)
        if len(self.lines) >= self.budget.lines or self.written > self.budget.nodes:
            raise _Exhausted
        self.lines.append(Line(None, right, tuple(dict.fromkeys(reason))))

    def unfold(self, view: _View, reason: Phrase | None = None) -> None:
        """Write the lines of one step: its rule, its trivial parts, its other parts, its algebra.

        Arguments:
            view: what is unfolded.
            reason: the reason of the first line, where it says more than the step's own rule; or None.
        """
        children = view.open()
        signed = signed_factor(view.step)
        if signed is not None:
            self.unfold(children[0], signed)
        else:
            self._parts(view, children, reason or self._reason(view))
        if view is not self.root:
            self._tidy(view, view.step.tidied)
            view.finish()

    def _parts(self, view: _View, children: tuple[_View, ...], reason: Phrase) -> None:
        reasons = [reason]
        if self.key:
            reasons += self._fold(view, children)
        self.emit(reasons)
        if self.key:
            self._together([child for child in children if child.shown is None and child.step.rule in TRIVIAL])
            waiting = [child for child in children if child.shown is None]
            if len(waiting) > _MANY:
                self._together([child for child in waiting if not child.step.substeps])
        for child in children:
            if child.shown is None:
                self.unfold(child)

    def _letter(self, view: _View) -> Symbol:
        return self.letters[view.depth % len(self.letters)]

    def _reason(self, view: _View) -> Phrase:
        return rule_reason(view.step, self._letter(view), self.pair)

    def _fold(self, view: _View, children: tuple[_View, ...]) -> list[Phrase]:
        """Finish at once what needs no line of its own, and name it."""
        if view.step.rule == "chain" and children:
            if view is self.root and children[0].step.rule == "power":
                return []
            children[0].finish()
            return outer_reason(children[0].step, self._letter(view))
        if len(children) == 1 and children[0].step.rule in TRIVIAL:
            child = children[0]
            child.finish()
            if view is not self.root:
                view.finish()
            return trivial_reasons([child.step], self._letter(view))
        return []

    def _together(self, views: list[_View]) -> None:
        if not views:
            return
        for view in views:
            view.finish()
        trivial = [view.step for view in views if view.step.rule in TRIVIAL]
        others = [self._reason(view) for view in views if view.step.rule not in TRIVIAL]
        self.emit([*others, *trivial_reasons(trivial, self._letter(views[0]))])

    def _tidy(self, view: _View, tidied: tuple[Tidying, ...]) -> None:
        if view.shown is not None or not tidied:
            return
        if self.key:
            self._tidy_in_passing(view, tidied)
            return
        for tidying in tidied:
            view.shown = tidying.after
            if tidying.names:
                self.emit(tidy_reasons((tidying,), named=True))

    def _tidy_in_passing(self, view: _View, tidied: tuple[Tidying, ...]) -> None:
        """Algebra for the reason of the next line; where much changes at once, a line before and one after it."""
        quiet: list[Tidying] = []
        for tidying in tidied:
            if not _is_telling(tidying):
                quiet.append(tidying)
                continue
            view.shown = tidying.before
            self.pending += tidy_reasons(tuple(quiet))
            if self.pending:
                self.emit((), closing=True)
            view.shown = tidying.after
            self.emit(tidy_reasons((tidying,), named=True))
            quiet = []
        self.pending += tidy_reasons(tuple(quiet))

    def close(self) -> None:
        """The last lines: the algebra on the whole answer, each Σ step on a line of its own."""
        root = self.root
        groups = [[tidying] for tidying in root.step.tidied]
        if self.key:
            groups = _grouped(root.step.tidied)
        for group in groups:
            if self.pending and (_OWN_LINE & set(group[0].names) or _is_telling(group[0])):
                root.shown = group[0].before
                self.emit((), closing=True)
            root.shown = group[-1].after
            named = [tidying for tidying in group if tidying.names]
            if named:
                self.emit(tidy_reasons(tuple(named), named=True), closing=True)
            elif self.lines and self.lines[-1].right == root.shown:
                last = self.lines.pop()
                self.lines.append(Line(None, root.shown, last.reason))
        if self.pending or self.lines[-1].right != root.current():
            self.emit((), closing=True)


_SIGMA_NAMES = frozenset(("multiplied-out", "split-sigma", "leave-sigma", "delta", "constant-summed"))
_MEAN_NAMES = frozenset(("multiplied-out-mean", "split-mean", "leave-mean", "constant-mean"))
_RESIDUAL_NAMES = frozenset(("multiplied-cancelled", "factor-out", "sign-in", "divide-terms"))
_OWN_LINE = _RESIDUAL_NAMES | STEPS


def _is_telling(tidying: Tidying) -> bool:
    """Whether a piece of algebra needs a line of its own: δ picks terms of a bracket, or a fraction is divided."""
    return "divide-terms" in tidying.names or {"delta", "split-sigma"} <= set(tidying.names)


def _grouped(tidied: tuple[Tidying, ...]) -> list[list[Tidying]]:
    """Neighbouring steps of plain algebra together; a step on Σ, a residual or to a shorter form begins a group.

    A sign goes into the bracket in the line in which the factor before it was taken out.
    """
    groups: list[list[Tidying]] = []
    for tidying in tidied:
        names = set(tidying.names)
        together = bool(groups) and "sign-in" in names and "factor-out" in groups[-1][-1].names
        if together or (groups and not (_SIGMA_NAMES | _MEAN_NAMES | _OWN_LINE) & names):
            groups[-1].append(tidying)
        else:
            groups.append([tidying])
    return groups


def unfold(root: Step, detail: str, budget: Budget | None = None, name: str = "") -> tuple[Line, ...]:
    """The lines of a derivation, from the rewrite by the first rule to the answer.

    Arguments:
        root: the step of the whole partial derivative.
        detail: "all", "key" or "none"; "none" gives the answer alone.
        budget: how much may be written out; what lies beyond is summed up in one line.
        name: what the function is called, so that nothing else is called that.
    """
    if detail == "none":
        return (Line(None, root.answer, ()),)
    first, second, *others = inner_letters(root.before.body, name)
    letters = tuple(others) if others and is_paired(root) else (first, second, *others)
    writer = _Writer(_View(root), detail == "key", budget or Budget(), (first, second), letters)
    try:
        writer.unfold(writer.root)
        writer.close()
    except _Exhausted:
        left = sum(1 for _ in walk(root)) - len(writer.lines)
        writer.lines.append(Line(None, root.answer, (phrase("steps-left-out", count=max(left, 1)),)))
    return tuple(writer.lines)


def is_complete(lines: tuple[Line, ...], detail: str) -> bool:
    """Whether every step stands in the lines, none summed up because the budget was used up."""
    return detail != "none" and all(reason.key != "steps-left-out" for line in lines for reason in line.reason)
