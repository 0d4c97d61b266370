"""The engine: tries the rules in order, works the smaller partial derivatives out first, shares work.

The same subexpression is differentiated once for each variable. The cost is linear in the size of the
expression plus that of the answer; nothing recurses, so depth is no limit.
"""

from __future__ import annotations

from tutor.derivation.rules import RULES
from tutor.derivation.step import Rewrite, Step
from tutor.derivation.textbook import Textbook
from tutor.derivation.tidy import Tidier
from tutor.errors import NoRule, Unanswerable
from tutor.expression.structures import Counted, Partial
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol

_MEMBERS = "kjmpqrst"
"""Letters for one member of a family, the best first."""


class Engine:
    """Differentiates expressions; one engine shares its work over all partials of a function."""

    __slots__ = ("_steps", "_textbook", "_tidier")

    def __init__(self) -> None:
        self._steps: dict[Partial, Step] = {}
        self._tidier = Tidier()
        self._textbook: Textbook | None = None

    def derive(self, expression: Expression, variable: Symbol) -> Step:
        """The steps that lead to ∂expression/∂variable, its answer in textbook form.

        Raises:
            NoRule: no rule matches a part of the expression.
            Unanswerable: the expression has no derivative by rules, such as a Σ up to the variable.
        """
        _refuse_family(expression, variable)
        root = Partial(expression, variable)
        self._work_out(root)
        step = self._steps[root]
        tidied = self._tidier.whole(step.assembled)
        if self._textbook is None or self._textbook.function is not expression:
            self._textbook = Textbook(expression, self._tidier)
        shortened = self._textbook.steps(tidied[-1].after if tidied else step.assembled)
        return Step(step.rule, step.before, step.rewrite, step.substeps, (*tidied, *shortened))

    def step(self, partial: Partial) -> Step:
        """The step of any partial derivative, also by an expression as in a chain rule.

        Its answer is tidied as a part of a derivation is, not as a whole one.

        Raises:
            NoRule: no rule matches a part of the expression.
            Unanswerable: the expression has no derivative by rules.
        """
        self._work_out(partial)
        return self._steps[partial]

    def _work_out(self, root: Partial) -> None:
        rewrites: dict[Partial, tuple[str, Rewrite]] = {}
        stack: list[Partial] = [root]
        while stack:
            partial = stack[-1]
            if partial in self._steps:
                stack.pop()
                continue
            if partial not in rewrites:
                rewrites[partial] = _first_match(partial)
                waiting = [part for part in rewrites[partial][1].partials if part not in self._steps]
                if waiting:
                    stack.extend(reversed(waiting))
                    continue
            name, rewrite = rewrites[partial]
            substeps = tuple(self._steps[part] for part in rewrite.partials)
            assembled = rewrite.build(tuple(step.answer for step in substeps))
            tidied = self._tidier.local(assembled) if substeps else ()
            self._steps[partial] = Step(name, partial, rewrite, substeps, tidied)
            stack.pop()


def _refuse_family(expression: Expression, variable: Symbol) -> None:
    """Refuse w where only the family w₁, w₂, … stands, and wᵢ where i counts the terms of a Σ over it."""
    found = symbols(expression)
    if variable in found and not variable.subscripts:
        return
    family = [symbol for symbol in found if symbol.name == variable.name and symbol.subscripts]
    if not variable.subscripts and family:
        members = ", ".join(sorted(symbol.label for symbol in family)[:3])
        raise Unanswerable(
            f"{variable.label} itself does not stand in the function, but {members} does.",
            f"Name a member as the variable: {variable.label}_j, or {variable.label}_1 if the members are numbered.",
        )
    indexes = {subscript for subscript in variable.subscripts if isinstance(subscript, Symbol)}
    if family and indexes:
        for node in postorder(expression):
            if isinstance(node, Counted) and node.index in indexes:
                other = _free_member(expression, variable, node.index)
                raise Unanswerable(
                    f"{node.index.label} counts the terms of a Σ, so {variable.label} is not one variable.",
                    f"Ask with a letter that no Σ uses, such as {other.label}.",
                )


def _free_member(expression: Expression, variable: Symbol, index: Symbol) -> Symbol:
    """The variable with a letter that stands nowhere in the function in the place of an index: zₘ for zₖ."""
    used = {letter.name for letter in symbols(expression)}
    used |= {node.index.name for node in postorder(expression) if isinstance(node, Counted)}
    used |= {part.name for letter in symbols(expression) for below in letter.subscripts for part in symbols(below)}
    free = Symbol(next((letter for letter in _MEMBERS if letter not in used), "other"))
    return Symbol(variable.name, tuple(free if part == index else part for part in variable.subscripts))


def _first_match(partial: Partial) -> tuple[str, Rewrite]:
    for rule in RULES.values():
        rewrite = rule.apply(partial.body, partial.variable)
        if rewrite is not None:
            return rule.name, rewrite
    raise NoRule(f"no rule of differentiation for {type(partial.body).__name__} in {partial.body}")
