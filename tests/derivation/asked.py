"""Lessons as the tests of several files ask for them, and what those tests look at."""

from __future__ import annotations

import json

from tutor.derivation.lesson import Lesson, Note
from tutor.derivation.lessons.directional import directional_lesson
from tutor.derivation.lessons.tangent import tangent_lesson
from tutor.derivation.results import gradient
from tutor.derivation.subject import subject
from tutor.expression.reading import read_list, read_point
from tutor.expression.tree import Expression, Symbol
from tutor.render.formats import render


def place(typed: str, function: str) -> dict[Symbol, Expression]:
    return read_point(typed, subject(function).variables)


def notes(lesson: Lesson) -> list[str]:
    return [block.phrase.key for section in lesson.sections for block in section.blocks if isinstance(block, Note)]


def facts(lesson: Lesson) -> dict[str, object]:
    found: dict[str, object] = json.loads(render(lesson, "json"))
    return found


def directional(function: str, along: str, at: str) -> Lesson:
    return directional_lesson(gradient(function), read_list(along), place(at, function))


def tangent(function: str, at: str) -> Lesson:
    return tangent_lesson(gradient(function), place(at, function))
