"""Sentences on kinks, edges of the domain, and places without a gradient."""

from __future__ import annotations

_WAYS = {"rises": "rises", "falls": "falls", "level": "sets out level"}

SENTENCES: dict[str, str] = {
    # Decided everywhere at once.
    "edge-never-beyond-minimum": "{difference} is never negative, so {name} is nowhere below {height}: a global "
    "minimum.",
    "edge-never-beyond-maximum": "{difference} is never positive, so {name} is nowhere above {height}: a global "
    "maximum.",
    "edge-pieces-beyond-minimum": "On every smooth piece of {name} its inequalities keep {name} from falling below "
    "{height}: a global minimum.",
    "edge-pieces-beyond-maximum": "On every smooth piece of {name} its inequalities keep {name} from rising above "
    "{height}: a global maximum.",
    "edge-two-pieces-minimum": "{name} is {one} where {conditions}, and {other} where {c}: nowhere below {height}, a "
    "global minimum.",
    "edge-two-pieces-maximum": "{name} is {one} where {conditions}, and {other} where {c}: nowhere above {height}, a "
    "global maximum.",
    "edge-domain-minimum": "{name} is defined only where {conditions}, and there it is nowhere below {height}: a "
    "global minimum.",
    "edge-domain-maximum": "{name} is defined only where {conditions}, and there it is nowhere above {height}: a "
    "global maximum.",
    # The sides of one border.
    **{
        f"edge-{side}-{way}{steep}": f"Going {side} from {{place}}, {{name}} {_WAYS[way]}: the slope there is {rate}."
        for side in ("left", "right")
        for way in _WAYS
        for steep, rate in (("", "{rate}"), ("-steep", "infinite"))
    },
    **{
        f"edge-{way}-steep": f"Into {{side}}, {{name}} {_WAYS[way]} vertically: its slope is infinite." for way in _WAYS
    },
    **{
        f"edge-into-{way}": f"Into {{side}}, {{name}} {_WAYS[way]}: ∇{{name}}·({{normal}}) = {{rate}}{sign}."
        for way, sign in (("rises", " > 0"), ("falls", " < 0"), ("level", ""))
    },
    "edge-gap-above": "Into {side}, {name} jumps up.",
    "edge-gap-below": "Into {side}, {name} jumps down.",
    "edge-rises-and-falls": "{name} rises on one side and falls on the other: neither a minimum nor a maximum.",
    "edge-neither-along": "Along the border itself {name} already takes larger and smaller values nearby: neither.",
    "edge-rises-but": "{name} rises away from the border, but along it {name} falls from here: neither.",
    "edge-falls-but": "{name} falls away from the border, but along it {name} rises from here: neither.",
    "edge-rises-both": "{name} rises on both sides: a minimum, although {slope} does not exist here.",
    "edge-falls-both": "{name} falls on both sides: a maximum, although {slope} does not exist here.",
    "edge-rises-one": "{name} rises from its edge inwards: a minimum.",
    "edge-falls-one": "{name} falls from its edge inwards: a maximum.",
    "edge-rises-both-along": "{name} rises on both sides, and along the border it has a minimum here: a minimum.",
    "edge-falls-both-along": "{name} falls on both sides, and along the border it has a maximum here: a maximum.",
    "edge-rises-one-along": "{name} rises from its edge inwards, and along the edge it has a minimum here: a minimum.",
    "edge-falls-one-along": "{name} falls from its edge inwards, and along the edge it has a maximum here: a maximum.",
    "edge-rises-both-level": "{name} rises on both sides and does not change along the border: a minimum.",
    "edge-falls-both-level": "{name} falls on both sides and does not change along the border: a maximum.",
    "edge-rises-one-level": "{name} rises from its edge inwards and does not change along the edge: a minimum.",
    "edge-falls-one-level": "{name} falls from its edge inwards and does not change along the edge: a maximum.",
    "edge-follow": "Now follow {name} along the border alone.",
    # All directions.
    "edge-slopes-minimum": "Several kinks meet here. In every direction the slope of {name} is positive: a minimum.",
    "edge-slopes-maximum": "Several kinks meet here. In every direction the slope of {name} is negative: a maximum.",
    "edge-slopes-both": "In some directions the slope of {name} is positive, in others negative: neither.",
    "edge-root-minimum": "Near this point {root} grows like a distance, faster than all else changes: {name} "
    "rises in every direction, a minimum, although {slope} does not exist here.",
    "edge-root-maximum": "Near this point {root} grows like a distance, faster than all else changes: {name} "
    "falls in every direction, a maximum, although {slope} does not exist here.",
    "edge-root-neither": "Near this point {root} grows like a distance, but the rest of {name} is steeper: there "
    "is a direction in which {name} falls and one in which it rises. Neither.",
    "edge-pieces-minimum": "Each smooth piece of {name} has a minimum here: a minimum.",
    "edge-pieces-maximum": "Each smooth piece of {name} has a maximum here: a maximum.",
    "edge-pieces-neither": "But {name} rises on one side and falls on another: neither.",
    "edge-rays": "Straight out in the direction ({up}) {name} rises, in the direction ({down}) it falls: neither.",
    "edge-exists": "On this border between two smooth pieces {slope} exists after all, and it is zero.",
    "edge-corner-minimum": "With {roots} as new letters, which are never negative, {name} becomes smooth up to this "
    "point, and its derivatives in them show that it rises from here: a minimum.",
    "edge-corner-maximum": "With {roots} as new letters, which are never negative, {name} becomes smooth up to this "
    "point, and its derivatives in them show that it falls from here: a maximum.",
    "edge-corner-saddle": "With {roots} as new letters, which are never negative, {name} becomes smooth up to this "
    "point; in them it rises in one direction and falls in another: neither.",
    "edge-squares-minimum": "{name} = {formula}, and squares are never negative: {name} is nowhere below "
    "{height}, a global minimum.",
    "edge-squares-maximum": "{name} = {formula}, and squares are never negative: {name} is nowhere above "
    "{height}, a global maximum.",
    # Slopes with letters in them.
    "edge-letters-rates": "Going right from {place}, {name} changes at the rate {right} at first; going left, at the "
    "rate {left}.",
    "edge-letters-both": "So this is a minimum if {size} < {kink}, a maximum if {size} < {turned}, and neither "
    "if {size} > {bound}.",
    "edge-letters-minimum": "So this is a minimum if {size} < {kink}, and neither if {size} > {kink}.",
    "edge-letters-maximum": "So this is a maximum if {size} < {turned}, and neither if {size} > {turned}.",
    "edge-letters-even": "So this is a minimum if {kink} > 0 and a maximum if {kink} < 0.",
    "edge-letters-smooth": "Both ways together there is no kink: {slope} exists here, and it is zero only if "
    "{shift} = 0.",
    # Lines and curves.
    "edge-line-not-flat": "At all points where {condition}, but for those listed by themselves, {name} rises or falls "
    "along this border: none of them is a minimum or a maximum.",
    "edge-line-never-beyond-minimum": "Where {condition}, {name} = {height}; {difference} is never negative, so each "
    "of these points is a global minimum.",
    "edge-line-never-beyond-maximum": "Where {condition}, {name} = {height}; {difference} is never positive, so each "
    "of these points is a global maximum.",
    "edge-line-pieces-beyond-minimum": "Where {condition}, {name} = {height}; on every smooth piece of {name} its "
    "inequalities keep {name} from falling below {height}: each of these points is a global minimum.",
    "edge-line-pieces-beyond-maximum": "Where {condition}, {name} = {height}; on every smooth piece of {name} its "
    "inequalities keep {name} from rising above {height}: each of these points is a global maximum.",
    "edge-flat-line": "Where {condition}, the slopes from both sides are zero: {slope} exists there and is zero.",
    "edge-line-minimum": "Where {condition}, {name} does not change along the border and rises on both sides: "
    "each point is a minimum.",
    "edge-line-maximum": "Where {condition}, {name} does not change along the border and falls on both sides: "
    "each point is a maximum.",
    "edge-line-neither": "Where {condition}, {name} rises on one side and falls on the other: no point is a "
    "minimum or a maximum.",
    "edge-line-parts": "Where {condition}, {name} does not change along the border, and its slope on both sides "
    "is {rate}: a minimum where that is positive, a maximum where it is negative.",
    "edge-line-undecided": "Where {condition}, compare {name} with its values nearby: the slopes alone do not decide.",
    "edge-undecided": "The slopes do not decide here: compare {name} with its values nearby.",
    "edge-undecided-stationary": "{slope} exists here and is zero, but the slopes do not decide: compare {name} "
    "with its values nearby.",
}
