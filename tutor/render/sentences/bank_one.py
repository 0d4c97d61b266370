"""Sentences about the gradient as they are said of a function of one variable: of f′, and not of ∇f."""

from __future__ import annotations

from tutor.render.sentences.bank_kinds import SENTENCES as KINDS
from tutor.render.sentences.descent import SENTENCES as DESCENT

_OWN: dict[str, str] = {
    "bank-one": "{slope}({at})",
    "bank-one-about": "about {value}",
}

SENTENCES: dict[str, str] = {
    **_OWN,
    **{
        f"bank-one-{key}": says.replace("∇{name}", "{name}′").replace("the gradient", "the derivative")
        for table in (DESCENT, KINDS)
        for key, says in table.items()
        if "∇{name}" in says
    },
}
"""Every sentence by key: "bank-one-" and the key of the sentence about the gradient."""
