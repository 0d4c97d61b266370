"""A question to think about: the student reads a model answer and marks what was reached."""

from __future__ import annotations

from tutor.bank.kinds.hints import said
from tutor.bank.kinds.prose import prose
from tutor.bank.numbered import in_order
from tutor.bank.posed import Made, Points
from tutor.bank.schema.parts import Discussion
from tutor.derivation.lesson import Lesson, Section, phrase


def discussion(part: Discussion) -> Made:
    """A model answer with the points to look for; never graded by tutor alone."""
    model = prose(part.model_answer, "model_answer")
    look_for = tuple(prose(point, "look_for", place) for place, point in enumerate(part.look_for))

    count = len(look_for)
    counted = phrase("bank-hint-points-one") if count == 1 else phrase("bank-hint-points", count=count)

    def lesson() -> Lesson:
        sections = (Section(None, None, model), Section(phrase("bank-look-for"), None, in_order(look_for)))
        return Lesson(phrase("bank-title-discussion"), sections, {"points": len(look_for)})

    return Made(
        Points(model, look_for),
        (phrase("bank-ask-discuss"),),
        ", ".join(str(place + 1) for place in range(len(look_for))),
        (),
        lesson,
        lambda: (said(1, counted),),
        facts={"points": len(look_for)},
    )
