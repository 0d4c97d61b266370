"""Which skill a rule of differentiation belongs to, and which a mistake strikes at."""

from __future__ import annotations

from collections.abc import Collection

_FUNCTIONS = ("trigonometric-functions", "exponentials-and-logarithms", "roots", "absolute-values")

SKILLS_OF_RULES: dict[str, tuple[str, ...]] = {
    "constant": ("constant-rule",),
    "identity": ("power-rule",),
    "index": ("sum-notation",),
    "sum": ("sum-rule",),
    "sigma": ("sum-notation",),
    "constant-factor": ("constant-factor-rule",),
    "constant-denominator": ("constant-factor-rule",),
    "negative-power": ("power-rule",),
    "product": ("product-rule",),
    "quotient": ("quotient-rule",),
    "power": ("power-rule",),
    "exponential": ("exponentials-and-logarithms",),
    "table": _FUNCTIONS,
    "root": ("roots",),
    "chain": ("chain-rule",),
    "general-power": ("exponentials-and-logarithms",),
    "several": ("chain-rule",),
    "extremum": ("absolute-values",),
    "piecewise": ("absolute-values",),
    "unknown": ("chain-rule",),
}
"""Rule of `tutor.derivation.rules` → the skills of exercises/skills.yaml that teach it. Where there are several, it
is the one that the exercise practises."""

SKILLS_OF_MISTAKES: dict[str, str] = {
    "chain": "chain-rule",
    "residual": "chain-rule",
    "product": "product-rule",
    "quotient": "quotient-rule",
    "power-on-exponential": "exponentials-and-logarithms",
    "power-on-last": "chain-rule",
    "power-moved": "chain-rule",
    "power": "power-rule",
    "exponential": "exponentials-and-logarithms",
    "logarithm": "exponentials-and-logarithms",
    "cosine": "trigonometric-functions",
    "sine": "trigonometric-functions",
    "root": "roots",
    "absolute": "absolute-values",
    "constant-kept": "constant-rule",
    "constant-by": "constant-rule",
    "constant-factor": "constant-factor-rule",
    "constant-denominator": "constant-factor-rule",
    "held": "partial-derivative",
    "isolate": "isolate-a-letter",
    "closed": "closed-form",
    "fit": "least-squares",
    "loss": "squared-loss",
    "descent": "gradient-descent",
    "direction": "directional-derivative",
    "gradient": "gradient-vector",
    "components": "gradient-vector",
}
"""How a mistake's id begins → the skill it strikes at; the longest beginning counts. The rows of the mistakes know
their rules themselves, but loading them costs more than the whole choice of an exercise."""


def skills_of_rule(rule: str, practised: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    """The skills that a line by this rule is evidence for.

    Arguments:
        rule: the name of a rule.
        practised: the skills of the exercise.
        known: all skills that are declared; a bank need not know those of tutor's own.

    Returns:
        What the exercise practises of the skills that teach the rule; or else the one skill that teaches it; or
        else all that the exercise practises.

    >>> skills_of_rule("table", ("chain-rule", "roots"), ()), skills_of_rule("sum", ("chain-rule",), {"sum-rule"})
    (('roots',), ('sum-rule',))
    """
    teaching = SKILLS_OF_RULES.get(rule, ())
    both = tuple(skill for skill in teaching if skill in practised)
    if both:
        return both
    return teaching if len(teaching) == 1 and teaching[0] in known else tuple(practised)


def struck(mistakes: Collection[str], practised: Collection[str]) -> tuple[str, ...]:
    """The skills of an exercise that a mistake strikes at; () when it names none of them.

    >>> struck(("chain-inner-dropped",), ("product-rule", "chain-rule"))
    ('chain-rule',)
    """
    named = {skill_of_mistake(mistake) for mistake in mistakes}
    return tuple(skill for skill in practised if skill in named)


def skill_of_mistake(mistake: str) -> str | None:
    """The skill a mistake strikes at; None when its name does not tell.

    >>> skill_of_mistake("constant-factor-lost"), skill_of_mistake("wrong-number")
    ('constant-factor-rule', None)
    """
    words = mistake.split("-")
    beginnings = ("-".join(words[:count]) for count in range(len(words), 0, -1))
    return next((SKILLS_OF_MISTAKES[one] for one in beginnings if one in SKILLS_OF_MISTAKES), None)
