"""The gradient of a loss once more, as texts write it: with ŷ, with means, or for labels that add up to 1."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.derivation.definition_text import Definition
from tutor.derivation.definitions import Folder, put_in_definitions
from tutor.derivation.lesson import Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.derivation.monomial import monomial
from tutor.derivation.reasons import tidy_reasons
from tutor.derivation.results import checker
from tutor.derivation.sigma import uses_index
from tutor.derivation.terms import total
from tutor.derivation.tidy import Tidier, spread, tidied
from tutor.expression.accents import hat_base
from tutor.expression.numbers import ONE
from tutor.expression.reading import Reading
from tutor.expression.structures import BigSum, Counted
from tutor.expression.traversal import postorder, substitute, symbols, unsigned
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Call, Expression, Negation, Power, Sum, Symbol

_SPLITTING = frozenset(
    f"tidy-{name}" for name in ("multiplied-out", "split-sigma", "multiplied-out-mean", "split-mean")
)
Answers = Mapping[Symbol, Expression]
"""Each variable → the derivative by it."""


def prediction_section(reading: Reading, answers: Answers) -> Section | None:
    """The gradient with ŷ in it, for a loss over residuals yₙ − prediction; None where that says nothing new."""
    definition = prediction_in(reading)
    if definition is None:
        return None
    folder = Folder((definition,))
    folded = {variable: folder.fold(answer) for variable, answer in answers.items()}
    if any(folded[variable] == answer for variable, answer in answers.items()):
        return None
    verifier = checker(reading)
    lines = []
    for variable, answer in answers.items():
        shown = folded[variable]
        verifier.printed(shown)
        check = verifier.equal(answer, put_in_definitions(shown, (definition,)))
        lines.append(Line(_left(reading, variable), shown, check=check))
    heading = phrase("prediction-heading", name=definition.symbol, meaning=definition.expression)
    return Section(heading, None, (Lines(None, tuple(lines)),))


def prediction_in(reading: Reading) -> Definition | None:
    """What the squared residual of a loss predicts: ŷₙ = θ₀ + θ₁·xₙ for Σₙ (yₙ − θ₀ − θ₁·xₙ)².

    >>> from tutor.derivation.subject import subject
    >>> found = prediction_in(subject("sum(n, (y_n - b x_n)^2)", ["b"]))
    >>> found.symbol.label, str(found.expression) == "b*Indexed(x, n)"
    ('yhat_n', True)
    """
    names = {letter.name for letter in symbols(reading.expression)}
    variables = {variable.name for variable in reading.variables}
    for node in postorder(reading.expression):
        if not (isinstance(node, Counted) and isinstance(node.body, Power) and isinstance(node.body.base, Sum)):
            continue
        terms = _flat(node.body.base)
        plain = [term for term in terms if _observed(term, node.index, variables)]
        rest = [term for term in terms if term not in plain]
        if len(plain) != 1 or not any(letter.name in variables for term in rest for letter in symbols(term)):
            continue
        observed = unsigned(plain[0])
        assert isinstance(observed, Symbol)
        hat = f"{observed.name}hat"
        if hat in names or not hat_base(hat):
            return None
        minus = not isinstance(plain[0], Negation)
        meaning = total(tuple(_opposite(term) if minus else term for term in rest))
        return Definition(Symbol(hat, observed.subscripts), meaning)
    return None


def _flat(node: Sum) -> tuple[Expression, ...]:
    """The terms of a sum, those of a bracket in it on their own."""
    flat: list[Expression] = []
    for term in node.terms:
        inner = unsigned(term)
        minus = isinstance(term, Negation)
        parts = _flat(inner) if isinstance(inner, Sum) else (inner,)
        flat += [_opposite(part) if minus else part for part in parts]
    return tuple(flat)


def _opposite(term: Expression) -> Expression:
    return term.operand if isinstance(term, Negation) else Negation(term)


def _observed(term: Expression, index: Symbol, variables: set[str]) -> bool:
    """Whether a term of a residual is what was observed: a data letter by itself."""
    inner = unsigned(term)
    return isinstance(inner, Symbol) and uses_index(inner, index) and inner.name not in variables


def one_hot_section(reading: Reading, answers: Answers) -> Section | None:
    """What is left of a softmax gradient when the labels add up to 1: the prediction minus the label."""
    lines = []
    sums: dict[Expression, None] = {}
    for variable, answer in answers.items():
        found = _label_sum(answer)
        if found is None:
            return None
        sums[found] = None
        before = substitute(answer, {found: ONE})
        shown = tidied(before)
        verifier = checker(reading)
        verifier.printed(shown)
        lines.append(Line(_left(reading, variable), shown, check=verifier.equal(before, shown)))
    if len(sums) != 1 or not lines:
        return None
    return Section(phrase("one-hot-heading", sum=next(iter(sums))), None, (Lines(None, tuple(lines)),))


def _label_sum(answer: Expression) -> Expression | None:
    """Σₖ yₖ in p·Σₖ yₖ − yₘ."""
    terms = terms_of(answer)
    if len(terms) != 2 or not any(isinstance(node, Call) for node in postorder(answer)):
        return None
    labels = {term.operand.name for term in terms if isinstance(term, Negation) and isinstance(term.operand, Symbol)}
    for term in terms:
        for base in monomial(term).exponents:
            if isinstance(base, BigSum) and isinstance(base.body, Symbol) and base.body.name in labels:
                return base
    return None


def means_section(reading: Reading, answers: Answers) -> Section:
    """The gradient with means in the place of Σ: n·(s·mean(a²) + b·ā − mean(ah)), and why."""
    from tutor.derivation.means import in_means

    verifier = checker(reading)
    lines: list[Line] = []
    changed = False
    for variable, answer in answers.items():
        single = spread(answer)
        shown = in_means(single)
        verifier.printed(shown)
        changed = changed or shown != single
        lines.append(
            Line(_left(reading, variable), shown, _means_reasons(answer, single), check=verifier.equal(answer, shown))
        )
    blocks = (Lines(None, tuple(lines)),) if changed else (Note(phrase("means-none", name=reading.name)),)
    return Section(phrase("means-heading"), None, blocks)


def _means_reasons(answer: Expression, single: Expression) -> tuple[Phrase, ...]:
    """What was done to write an answer with means: multiplied out, Σ split, and Σᵢ aᵢ = n·ā."""
    from tutor.derivation.means import in_means

    reasons = list(split_reasons(answer))
    sums = {node: in_means(node) for node in postorder(single) if isinstance(node, BigSum)}
    written = [(node, mean) for node, mean in sums.items() if mean != node]
    if written:
        before, after = written[0]
        reasons.append(phrase("tidied" if len(written) == 1 else "means-written", before=before, after=after))
    return tuple(reasons)


def split_reasons(answer: Expression) -> tuple[Phrase, ...]:
    """What `spread` does to the Σ and means of an answer, as reasons."""
    reasons = tidy_reasons(Tidier().spreading(answer), named=True)
    return tuple(reason for reason in reasons if reason.key in _SPLITTING)


def section_facts(section: Section, answers: Answers) -> dict[str, object]:
    """The right sides of a section with a line for each variable, as data."""
    rights = [line.right for block in section.blocks if isinstance(block, Lines) for line in block.lines]
    return {variable.label: right for variable, right in zip(answers, rights, strict=False)}


def loss_sections(reading: Reading, answers: Answers) -> tuple[tuple[Section, ...], dict[str, object]]:
    """What is worth saying about the gradient of a function with a Σ besides its answer."""
    found = {"with_predictions": prediction_section(reading, answers), "one_hot": one_hot_section(reading, answers)}
    told = {name: section for name, section in found.items() if section is not None}
    return tuple(told.values()), {name: section_facts(section, answers) for name, section in told.items()}


def _left(reading: Reading, variable: Symbol) -> Phrase:
    return partial_symbol(reading.name, (variable,))
