"""Sentences on conditions that not every member of a family meets."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "conditions-none": "The family {c} falls away: {conditions} holds at none of its points.",
    "conditions-one": "Of the family {c}, only one point is left: elsewhere {conditions} does not hold.",
    "conditions-few": "Of the family {c}, only {count} points are left: elsewhere {conditions} does not hold.",
    "conditions-part": "Of the family {c}, only a part is left: elsewhere {conditions} does not hold.",
    "conditions-box": "Of the family {c}, the members in the box were tried one by one: {conditions} holds at {count}.",
    "conditions-in-box": "Which members of a family meet the conditions was tried one by one in the box.",
}
