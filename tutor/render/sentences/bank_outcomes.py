"""Sentences about answers to the parts of an exercise."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "bank-component": "{component}: {said}",
    "bank-of-option": "Option {number}: {said}",
    "bank-read-option": "I read your answer as option {number}: {option}",
    "bank-chosen-only": "Your choice is right.",
    "bank-chosen-only-wrong": "Your choice is not right.",
    "bank-chosen-none": "None of your {all} choices is right.",
    "bank-chosen-one": "1 of your {all} choices is right.",
    "bank-chosen-some": "{right} of your {all} choices are right.",
    "bank-chosen-all": "All {all} of your choices are right.",
    "bank-chosen-both": "Both of your choices are right.",
    "bank-chosen-neither": "Neither of your choices is right.",
    "bank-chosen-missing": "Something that is right is still missing.",
    "bank-marked": "You reached {reached} of {all} points. Look again at what is missing:",
    "bank-marked-all": "You reached every point.",
    "bank-carried": "You went on from your own answer to part {parts}, which was wrong. The mistake counts only there.",
    "bank-carried-several": "You went on from your own answers to the parts {parts}, which were wrong. The mistakes "
    "count only there.",
    "bank-compared": "Your answer to part {parts} was wrong, so this one is graded from what you had there.",
    "bank-compared-several": "Your answers to the parts {parts} were wrong, so this one is graded from what you had "
    "there.",
    "bank-left": "Your answer to part {parts} cannot be carried on, so this part is graded from the right answer "
    "to it.",
    "bank-left-several": "Your answers to the parts {parts} cannot be carried on, so this part is graded from the "
    "right answers to them.",
    "bank-answer-option": "Option {numbers} is right:",
    "bank-answer-options": "The options {numbers} are right:",
}
"""Every sentence by key."""
