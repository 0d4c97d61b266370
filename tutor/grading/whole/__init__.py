"""Mistakes about the whole answer: another derivative, a factor, a term, components in the wrong places."""

from __future__ import annotations

from tutor.grading.whole.find import find_whole
from tutor.grading.whole.remarks import term_remarks
from tutor.grading.whole.vectors import find_whole_vector

__all__ = ["find_whole", "find_whole_vector", "term_remarks"]
