"""Sentences about the mistakes that strike at a rule: what each looks like, and why it is not so.

They say "it looks as if", never what somebody believes: many slips are not stable in one student. They name what
is still to be worked out, never the right answer; a reason is one that helps with the next function, too.
"""

from __future__ import annotations

from tutor.render.sentences.mistakes_at_functions import MISTAKES as AT_FUNCTIONS
from tutor.render.sentences.mistakes_at_rules import MISTAKES as AT_RULES
from tutor.render.sentences.mistakes_at_sums import MISTAKES as AT_SUMS

_ALL = {**AT_RULES, **AT_FUNCTIONS, **AT_SUMS}

SENTENCES: dict[str, str] = {
    **{f"check-slip-{key}": slip for key, (slip, _) in _ALL.items()},
    **{f"check-why-{key}": why for key, (_, why) in _ALL.items()},
    # Where a row has other words at one of its rules.
    "check-why-exponential-on-power-in-both": "That rule is for a base without the variable; here it stands in both, "
    "in the base and in the exponent.",
    "check-why-power-on-exponential-in-both": "The power rule is for an exponent without the variable; here it stands "
    "in both, in the base and in the exponent.",
    "check-slip-power-integrated-outside": "It looks as if the outer function of {place} was integrated, not "
    "differentiated.",
    "check-why-power-integrated-outside": "The power rule multiplies by the exponent and lowers it. It is no "
    "antiderivative either: differentiated, it gives an inner derivative as a factor, too.",
}
