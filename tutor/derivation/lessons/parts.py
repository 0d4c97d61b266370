"""Parts that several lessons share: the first line, what is held constant, the domain, the closing check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.dependence import may_coincide
from tutor.derivation.domain import Domain, domain
from tutor.derivation.lesson import Line, Lines, Matrix, Note, Phrase, Section, Value, phrase
from tutor.derivation.unfold import is_complete, unfold
from tutor.errors import Unanswerable
from tutor.expression.letters import RAISED
from tutor.expression.numbers import number
from tutor.expression.reading import Reading
from tutor.expression.structures import Comparison
from tutor.expression.text import text
from tutor.expression.traversal import has_sigma, numbers_of_terms, postorder, size, symbols
from tutor.expression.tree import Constant, Expression, Number, Product, Symbol

if TYPE_CHECKING:
    from tutor.derivation.results import Derivation, Gradient
    from tutor.derivation.verify import Verifier
    from tutor.expression.numeric import Point

_MOST_WORK = 60_000
"""Variables times nodes that one lesson may have."""
_LONGEST_ANSWER = 10_000
"""An answer with more nodes than this is not written out."""
_MOST_NAMED = 8
"""A list of letters or numbers that is longer is shown by its ends."""

Triple = tuple[Expression, Symbol, Expression]
"""A function, a variable, and the derivative of the one by the other."""


def opening(reading: Reading) -> Section:
    """The first line of a lesson: the function in the student's own form, a family such as zₖ by its letter alone."""
    letters = tuple(dict.fromkeys(_family(variable) for variable in reading.variables))
    head = listed("head", letters, name=reading.name) if letters else name_of(reading)
    return Section(None, None, (Lines(None, (Line(head, reading.expression),)),))


def _family(variable: Symbol) -> Symbol:
    """z for zₘ, since the function takes them all, whatever letter counts them; x₁ stays."""
    return Symbol(variable.name) if any(symbols(part) for part in variable.subscripts) else variable


def require_variables(reading: Reading) -> None:
    """Refuse a function that has nothing to differentiate by.

    Raises:
        Unanswerable: the function has no variables.
    """
    if not reading.variables:
        raise Unanswerable(
            f"{reading.name} has no variables: it is constant, and there is nothing to differentiate.",
            "Name the variables if its letters are meant as such, for example with --vars x,y.",
        )
    work = len(reading.variables) * size(reading.expression)
    if work > _MOST_WORK:
        raise Unanswerable(
            f"{len(reading.variables)} variables in a function of this length are too many for one lesson.",
            "Choose a few of them with --vars, or use Python: tutor.gradient gives every derivative.",
        )


def refuse_long_products(function: Expression) -> None:
    """Refuse products whose derivative, one term for each factor, would be far too long for a lesson.

    Raises:
        Unanswerable: a product has too many factors.
    """
    for node in postorder(function):
        if isinstance(node, Product) and len(node.factors) * size(node) > _MOST_WORK:
            raise Unanswerable(
                f"A product of {len(node.factors)} factors has a derivative that is too long for a lesson.",
                "Take fewer factors, or get the expression from Python with tutor.differentiate.",
            )


def name_of(reading: Reading) -> Phrase:
    """The name of the function alone."""
    return phrase("name", name=reading.name)


def listed(key: str, values: Sequence[Expression], **others: Value) -> Phrase:
    """The phrase `key` with a list in it; a long one is shown by its ends, under the key with "-long" behind."""
    if len(values) <= _MOST_NAMED:
        return phrase(key, values=tuple(values), **others)
    return phrase(f"{key}-long", first=values[0], second=values[1], last=values[-1], **others)


def held(function: Expression, variable: Symbol) -> Phrase | None:
    """Which letters are held constant in ∂/∂variable, or None when there are no others."""
    counts = numbers_of_terms(function)
    others = sorted(
        (symbol for symbol in symbols(function) if symbol not in counts and not _moves_with(symbol, variable)),
        key=lambda symbol: symbol.label.lower(),
    )
    if not others:
        return None
    if len(others) > _MOST_NAMED:
        return phrase("held-others", variable=variable)
    indexed = any(not isinstance(subscript, Number) for symbol in others for subscript in symbol.subscripts)
    key = "held" if len(others) == 1 else "held-many"
    return phrase(f"{key}-indexed" if indexed else key, letters=tuple(others))


def _moves_with(symbol: Symbol, variable: Symbol) -> bool:
    """Whether a letter is the variable, or may be: pᵢ when the variable is pⱼ."""
    return symbol == variable or (bool(variable.subscripts) and may_coincide(symbol, variable))


def derivation_block(derivation: Derivation, verifier: Verifier, detail: str) -> Lines:
    """The lines of one derivation, checked, under the partial derivative they work out.

    Raises:
        Unanswerable: the answer is too long to be written out.
        CheckFailed: a line is false; a fault of tutor's own.
    """
    parts = size(derivation.answer)
    if parts > _LONGEST_ANSWER:
        raise Unanswerable(
            f"Written out, the derivative by {derivation.variable.label} has {parts:,} parts: too many for a lesson.",
            "Take a smaller function, or get the expression from Python with tutor.differentiate.",
        )
    unfolded = unfold(derivation.root, detail, name=derivation.reading.name)
    if not is_complete(unfolded, detail):
        verifier.steps((derivation.root,))  # what no line shows is checked as well
    lines = verifier.lines(derivation.root.before, unfolded)
    if not lines or lines[0].right == derivation.root.before:
        lines = lines[1:]
    return Lines(derivation.root.before, lines)


def partial_symbol(name: str, orders: Sequence[Symbol]) -> Phrase:
    """∂f/∂x, ∂²f/∂x∂y …, written in the order in which they were taken."""
    if len(orders) == 1:
        return phrase("partial-of", name=name, variable=orders[0])
    if len(orders) == 2 and orders[0] == orders[1]:
        return phrase("second-partial-twice", name=name, variable=orders[0])
    if len(orders) == 2:
        return phrase("second-partial-of", name=name, first=orders[1], second=orders[0])
    return phrase("higher-partial-of", name=name, order=str(len(orders)).translate(RAISED), below=_below(orders))


def _below(orders: Sequence[Symbol]) -> str:
    """∂x²∂y: what stands below the line, the same letter taken twice in a row together."""
    groups: list[tuple[Symbol, int]] = []
    for symbol in reversed(orders):
        if groups and groups[-1][0] == symbol:
            groups[-1] = (symbol, groups[-1][1] + 1)
        else:
            groups.append((symbol, 1))
    return "".join(f"∂{text(symbol)}{str(count).translate(RAISED) if count > 1 else ''}" for symbol, count in groups)


def domain_notes(
    reading: Reading, shown: Iterable[Lines | Expression] | None = None
) -> tuple[tuple[Note, ...], Domain]:
    """Sentences on what n counts, where f is real and where its gradient exists; none where nothing bites.

    Arguments:
        reading: the function.
        shown: the lines and answers that the lesson shows; None if n may stand in more than these.
    """
    found = domain(reading.expression)
    notes: list[Note] = []
    if has_sigma(reading.expression):
        from tutor.derivation.lessons.counts import count_notes  # for functions with a Σ; start-up should be quick

        notes += count_notes(reading.expression, shown)
    if found.real:
        notes.append(Note(phrase("real-where", name=reading.name, conditions=found.real)))
    if found.smooth and len(reading.variables) == 1:
        notes.append(Note(phrase("smooth-on", name=reading.name, conditions=found.differentiable)))
    elif found.smooth:
        key = "smooth-where" if found.real else "smooth-where-alone"
        notes.append(Note(phrase(key, name=reading.name, conditions=found.smooth)))
    return tuple(notes), found


def domain_facts(found: Domain) -> list[Expression]:
    """The conditions under which f and its gradient exist, as data."""
    return [*found.real, *found.smooth]


def check_notes(
    reading: Reading,
    blocks: Iterable[Lines],
    verifier: Verifier,
    partials: Sequence[Triple],
) -> tuple[tuple[Note, ...], dict[str, object]]:
    """The closing sentences on what was checked, and the same as data.

    Arguments:
        reading: what was asked.
        blocks: the lines that the lesson shows.
        verifier: what checked them.
        partials: (function, variable, derivative) triples to compare with a central finite difference.
    """
    checks = [line.check for block in blocks for line in block.lines if line.check is not None]
    done = [check for check in checks if check.points]
    facts: dict[str, object] = {"lines": len(checks), "checked": len(done), "points": len(verifier.points)}
    if not verifier.points or not done:
        infinite = any(node == Constant("oo") for node in postorder(reading.expression))
        return (Note(phrase("unchecked-infinite" if infinite else "unchecked", name=reading.name)),), facts
    points = max(check.points for check in done)
    if len(done) < len(checks):
        return (Note(phrase("checked-partly", done=len(done), all=len(checks), points=points)),), facts
    from tutor.derivation.lessons.difference import difference_digits  # numbers check a lesson, and name no part of it

    digits = difference_digits(verifier, partials)
    if digits is None:
        return (Note(phrase("checked", points=points)),), facts
    point = shown_point(reading, verifier.points[0])
    facts["finite_difference"] = {
        "point": {symbol.label: value for symbol, value in point.items()},
        "digits": digits,
    }
    if 0 < len(point) <= _MOST_NAMED:
        said = phrase("checked-difference", points=points, point=point_equation(point), digits=digits)
    else:
        said = phrase("checked-difference-there", points=points, digits=digits)
    return (Note(said),), facts


def shown_point(reading: Reading, point: Point) -> dict[Symbol, Fraction]:
    """What a student needs to know of a point: the variables first, then the other letters of f."""
    others = sorted(
        symbols(reading.expression) - set(reading.variables) - numbers_of_terms(reading.expression),
        key=lambda symbol: symbol.label.lower(),
    )
    return {symbol: point[symbol] for symbol in (*reading.variables, *others) if symbol in point}


def point_equation(point: Mapping[Symbol, Fraction]) -> tuple[Expression, ...]:
    """x = 0.7, y = 1.3: a point in the form of equations."""
    return tuple(Comparison("=", symbol, number(value, decimal=True)) for symbol, value in point.items())


def gradient_sections(gradient: Gradient, detail: str) -> tuple[list[Section], tuple[Note, ...], dict[str, object]]:
    """The opening of lessons about a point: the function, its partials in as much detail as is asked for, ∇f.

    Returns:
        The sections; the closing notes on domain and checks; the same as data.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    from tutor.derivation.results import checker

    reading = gradient.reading
    verifier = checker(reading)
    blocks = {name: derivation_block(part, verifier, detail) for name, part in gradient.partials.items()}
    sections = [opening(reading)]
    if detail != "none":
        sections += [
            Section(partial_symbol(reading.name, (part.variable,)), held(reading.expression, part.variable), (block,))
            for part, block in zip(gradient.partials.values(), blocks.values(), strict=True)
        ]
    left = listed("gradient", gradient.variables, name=reading.name)
    sections.append(Section(None, None, (Matrix(left, tuple((answer,) for answer in gradient.answer)),)))
    triples = [(reading.expression, part.variable, part.answer) for part in gradient.partials.values()]
    check, checks = check_notes(reading, blocks.values(), verifier, triples)
    notes, found = domain_notes(reading, (*blocks.values(), *gradient.answer))
    facts: dict[str, object] = {
        "function": reading.expression,
        "name": reading.name,
        "variables": [symbol.label for symbol in gradient.variables],
        "gradient": dict(zip(gradient.partials, gradient.answer, strict=True)),
        "partials": {name: {"lines": block.lines} for name, block in blocks.items()},
        "domain": domain_facts(found),
        "checks": checks,
    }
    return sections, (*notes, *check), facts
