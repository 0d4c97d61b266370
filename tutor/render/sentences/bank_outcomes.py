"""Sentences about answers to the parts of an exercise."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "bank-component": "{component}: {said}",
    "bank-chosen": "Of your choices, {right} of {all} are right.",
    "bank-chosen-missing": "Something that is right is still missing.",
    "bank-marked": "You reached {reached} of {all} points. Look again at what is missing:",
    "bank-marked-all": "You reached every point.",
    "bank-carried": "You went on from your own answer to part {parts}, which was wrong. The mistake counts only there.",
    "bank-carried-several": "You went on from your own answers to the parts {parts}, which were wrong. The mistakes "
    "count only there.",
    "bank-compared": "Your answer to part {parts} was wrong, so this one is graded from what you had there.",
    "bank-compared-several": "Your answers to the parts {parts} were wrong, so this one is graded from what you had "
    "there.",
    "bank-answer-option": "Option {numbers} is right:",
    "bank-answer-options": "The options {numbers} are right:",
}
"""Every sentence by key."""
