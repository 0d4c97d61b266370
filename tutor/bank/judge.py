"""What is said of an answer to a part of any kind: by the task, from a menu, or from the points that were marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tutor.bank.bare_means import without_bar
from tutor.bank.kinds.choice import chosen, in_file_order, is_mistakable
from tutor.bank.kinds.slips import explained
from tutor.bank.menu_mistakes import explanations_of
from tutor.bank.posed import Judged, Made, Menu, Points
from tutor.derivation.lesson import phrase
from tutor.errors import SyntaxProblem
from tutor.grading.grade import Asking, grade
from tutor.grading.verdict import Explanation, NotWorkedOut, Rounded, Unreadable, Wrong

_NONE = frozenset(("0", "none", "-"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen from a menu."""

    menu: Menu
    places: frozenset[int]
    """From 0, in the order in which the options are shown."""
    mistakable: bool = False
    """Whether what was typed is the number of another option, too."""

    @property
    def explanations(self) -> tuple[Explanation, ...]:
        """The mistakes of who chooses the wrong options that were chosen."""
        return explanations_of(self.menu, sorted(self.places - self.menu.right))

    @property
    def kind(self) -> str:
        """ "right" or "wrong"."""
        return "right" if self.places == self.menu.right else "wrong"

    @property
    def code(self) -> int:
        """The exit code: 0 right, 1 wrong."""
        return 0 if self.places == self.menu.right else 1

    @property
    def share(self) -> float:
        """What part of the points it earns: right choices less wrong ones, of all that are right; never below 0.

        So it does not help to choose everything. Where only one can be right, it is all or nothing.
        """
        right = len(self.places & self.menu.right)
        wrong = len(self.places - self.menu.right)
        return max(0.0, (right - wrong) / len(self.menu.right))


@dataclass(frozen=True, slots=True)
class Marked:
    """The points of a discussion that a student says were reached. Nothing else is graded of it."""

    points: Points
    places: frozenset[int]
    """From 0."""

    @property
    def kind(self) -> str:
        """ "right" when all were reached, "marked" otherwise."""
        return "right" if self.share == 1 else "marked"

    @property
    def code(self) -> int:
        """The exit code: 0 when all were reached, 1 otherwise."""
        return 0 if self.share == 1 else 1

    @property
    def share(self) -> float:
        """What part of the points was reached."""
        return len(self.places) / len(self.points.look_for)


Decided: TypeAlias = "Judged | Chosen | Marked"
"""What is said of an answer. All have `.kind` and `.code`."""


def judge(made: Made, answer: str, asking: Asking) -> Decided:
    """What is said of an answer.

    Arguments:
        made: what was asked.
        answer: what was typed: for a menu the numbers of options or their words, for a discussion the numbers of the
            points, or "none".
        asking: what the answer must be besides right.

    >>> from tutor.bank.kinds.table import make
    >>> from tutor.bank.schema.parts import Partial
    >>> judge(make(Partial(kind="partial", f="x^2 y", wrt="x")), "2xy", Asking()).kind
    'right'
    """
    match made.subject:
        case Menu() as menu:
            return _chosen(answer, menu)
        case Points() as points:
            return _marked(answer, points)
        case task:
            verdict = grade(task, answer, asking) if made.grade is None else made.grade(answer, asking)
            if isinstance(verdict, Wrong) and (letter := without_bar(task, verdict)) is not None:
                return NotWorkedOut(verdict.answer, (phrase("bank-without-bar", letter=letter),), task)
            if asking.diagnose and isinstance(verdict, Wrong | Rounded):
                return explained(verdict, made.slips())
            return verdict


def _chosen(answer: str, menu: Menu) -> Decided:
    try:
        places = chosen(answer, menu)
    except SyntaxProblem as problem:
        return Unreadable(problem)
    if len(places) > 1 and not menu.several:
        return Unreadable(SyntaxProblem("only one can be chosen here", answer, 0, len(answer), "type one number"))
    return Chosen(menu, places, is_mistakable(answer, menu))


def judge_written(made: Made, answer: str, asking: Asking) -> Decided:
    """What is said of an answer that an author wrote down: the options of a menu have the numbers of the file there.

    Arguments:
        made, answer, asking: as for `judge`.
    """
    menu = made.subject
    if not isinstance(menu, Menu) or not menu.order:
        return judge(made, answer, asking)
    verdict = _chosen(answer, in_file_order(menu))
    if not isinstance(verdict, Chosen):
        return verdict
    return Chosen(menu, frozenset(menu.order.index(place) for place in verdict.places))


def _marked(answer: str, points: Points) -> Decided:
    if answer.strip().lower() in _NONE:
        return Marked(points, frozenset())
    try:
        return Marked(points, chosen(answer, Menu(points.look_for, frozenset(), (), several=True)))
    except SyntaxProblem as problem:
        return Unreadable(problem)


def mistakes(verdict: Decided, most: int = 2) -> tuple[Explanation, ...]:
    """The likeliest mistakes that explain an answer; for a vector also those of its components, each.

    Arguments:
        verdict: what is said of the answer.
        most: how many of each.
    """
    sources = [verdict, *getattr(verdict, "components", ()), *_first_wrong(verdict)]
    found: dict[str, Explanation] = {}
    for source in sources:
        for one in getattr(source, "explanations", ())[:most]:
            found.setdefault(one.misconception, one)
    return tuple(found.values())


def _first_wrong(verdict: Decided) -> tuple[object, ...]:
    """What is said of the first wrong line of a working. Questions are drawn without what judges workings."""
    from tutor.grading.working.verdict import WorkingVerdict

    line = verdict.first_wrong if isinstance(verdict, WorkingVerdict) else None
    return () if line is None else (line.verdict,)
