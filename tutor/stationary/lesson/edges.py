"""How kinks and edges of the domain stand in the lesson: where they are, and what is known about each."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Block, Note, Section, phrase
from tutor.expression.reading import Reading
from tutor.stationary.lesson.points import coordinate_lines, located, verdict_blocks
from tutor.stationary.lesson.slope import slope_name
from tutor.stationary.results import EdgePoint


def edge_sections(reading: Reading, edges: Sequence[EdgePoint], tested: bool = True) -> list[Section]:
    """Kinks and edges of the domain: first where they are, then each single place with what it is.

    Arguments:
        reading: what was asked.
        edges: the kinks and edges.
        tested: are the tests written out, or only their outcomes said?
    """
    if not edges:
        return []
    name, slope = reading.name, slope_name(reading)
    general: dict[Block, None] = {}
    for edge in edges:
        if edge.spot is None:
            key = "points-edge" if edge.what == "edge" else "points-kink"
            general[Note(phrase(key, name=name, conditions=edge.condition))] = None
            if edge.verdict is not None:
                general |= dict.fromkeys(verdict_blocks(edge.verdict, tested))
    notes = (*general, Note(phrase("points-apart-why")))
    sections = [Section(phrase("points-apart", slope=slope), None, notes)]
    for edge in edges:
        if edge.spot is None:
            continue
        key = "points-edge-here" if edge.what == "edge" else "points-kink-here"
        remark = phrase(key, name=name, slope=slope, conditions=edge.condition)
        open_question = (Note(phrase("points-edge-open", name=name)),)
        blocks = open_question if edge.verdict is None else verdict_blocks(edge.verdict, tested)
        heading = located("edge", reading, edge.spot, edge.height)
        sections.append(Section(heading, remark, (*coordinate_lines(reading, edge.spot, edge.height), *blocks), 1))
    return sections
