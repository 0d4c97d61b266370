"""All sentences about data, losses and descent, by key."""

from __future__ import annotations

from tutor.render.sentences import closed_form, data, descent, losses, means, pictures, regression

SENTENCES: dict[str, str] = {
    **closed_form.SENTENCES,
    **data.SENTENCES,
    **descent.SENTENCES,
    **losses.SENTENCES,
    **means.SENTENCES,
    **pictures.SENTENCES,
    **regression.SENTENCES,
}
"""The sentences about learning, one file for each part of the lessons."""
