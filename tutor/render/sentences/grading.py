"""All sentences about answers, by key; every key begins with "check-", as those of the checks of a fit do."""

from __future__ import annotations

from tutor.render.sentences import answers, forms, misconceptions, slips, verdicts, whole_answers, workings

SENTENCES: dict[str, str] = {
    **answers.SENTENCES,
    **forms.SENTENCES,
    **misconceptions.SENTENCES,
    **slips.SENTENCES,
    **verdicts.SENTENCES,
    **whole_answers.SENTENCES,
    **workings.SENTENCES,
}
