"""What can be seen in a wrong answer that no mistake explains: letters that do not belong, terms that are right."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.structures import Counted
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.foreign import strangers
from tutor.grading.question import Question
from tutor.grading.whole.expand import typed_terms
from tutor.grading.whole.sight import sight
from tutor.grading.whole.terms import Term, own_terms, true_terms
from tutor.grading.whole.vector import alike, is_constant, multiple, precise

_NUMBER = "check-whole-terms-number"


def term_remarks(answer: Expression, question: Question) -> tuple[Phrase, ...]:
    """What is surely right and what is surely wrong in an answer, term by term.

    The derivative is multiplied out. If some terms of the answer are terms of it, then what is left of the answer
    is not what is left of the derivative: that is certain, because the answer as a whole is wrong.

    Arguments:
        answer: a wrong answer.
        question: what was asked.

    Returns:
        the remarks; () where nothing is certain. Only terms that the student wrote are named.

    >>> from tutor.expression.reading import read
    >>> from tutor.grading.question import ask
    >>> question = ask(read("x^2 y + sin(xy)"), (Symbol("x"),))
    >>> [remark.key for remark in term_remarks(read("2xy + x^5 cos(xy)").expression, question)]
    ['check-whole-terms-one-right-one-wrong']
    """
    strange = _strangers(answer, question)
    if strange:
        if set(strange) <= _bounds(answer) and not _bounds(question.reading.expression):
            return (phrase("check-whole-strange-sum"),)
        count = "letters" if len(strange) > 1 else "letter"
        return (phrase(f"check-whole-strange-{count}", letters=strange),)
    with precise():
        view = sight(question)
        columns = view.columns(answer)
        if not view.points or alike(tuple(columns.of(answer)), view.truth):
            return ()
        own = own_terms(answer, columns)
        said = _sorted_out(own, true_terms(question))
        opened = len(typed_terms(answer)) == 1 and len(own) > 1
        if opened and said and said[0].key.startswith(_NUMBER):  # of a number in a product that was not typed out
            return ()
        return (phrase("check-whole-terms-opened"), *said) if said and opened else said


def _strangers(answer: Expression, question: Question) -> tuple[Symbol, ...]:
    """Letters of the answer that do not stand in the function; members of a family such as aᵢ are let pass."""
    return strangers(answer, symbols(question.reading.expression) | set(question.reading.variables))


def _bounds(root: Expression) -> frozenset[Expression]:
    """The numbers of terms of Σ's and means: the n of Σᵢ xᵢ, which is not typed."""
    return frozenset(node.upper for node in postorder(root) if isinstance(node, Counted))


def _sorted_out(own: tuple[Term, ...], true: tuple[Term, ...]) -> tuple[Phrase, ...]:
    right: list[Expression] = []
    wrong: list[Term] = []
    left = list(true)
    for term in own:
        match = next((other for other in left if alike(term.values, other.values)), None)
        if match is None:
            wrong.append(term)
        else:
            left.remove(match)
            right.append(term.expression)
    if right:
        return (_half_right(tuple(right), wrong),)
    return _numbers(wrong, left) if len(own) > 1 or len(true) > 1 else ()


def _half_right(right: tuple[Expression, ...], wrong: list[Term]) -> Phrase:
    count = "one" if len(right) == 1 else "some"
    if not wrong:
        return phrase(f"check-whole-terms-{count}-right-more-wanted", conditions=right)
    if len(wrong) == 1:
        return phrase(f"check-whole-terms-{count}-right-one-wrong", conditions=right, wrong=wrong[0].expression)
    return phrase(f"check-whole-terms-{count}-right-rest-wrong", conditions=right)


def _numbers(wrong: list[Term], left: list[Term]) -> tuple[Phrase, ...]:
    """Terms of the answer that are terms of the derivative but for the number in front.

    No answer with fewer terms than the derivative is right but for a number.
    """
    key = f"{_NUMBER}-more-wanted" if len(wrong) < len(left) else _NUMBER
    for term in wrong:
        if not is_constant(term.values) and any(multiple(term.values, other.values) for other in left):
            return (phrase(key, term=term.expression),)
    return ()
