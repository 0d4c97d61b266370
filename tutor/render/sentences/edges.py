"""Sentences on kinks, edges of the domain, and places without a gradient."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # Why these places are looked at.
    "edge-why-kinks": "Where ∇{name} does not exist, ∇{name} = 0 says nothing: the graph may turn there all the "
    "same, as that of |x| does at 0. So these places are looked at by themselves.",
    "edge-why-edges": "On the edge of its domain {name} can only be followed inwards. It may be lowest or "
    "highest there although the gradient is not zero.",
    "edge-open": "{name} is not defined where {conditions}: no point lies there, but {name} may run away nearby.",
    # Decided everywhere at once.
    "edge-never-beyond-minimum": "{difference} is never negative, so {name} is nowhere below {height}: a global "
    "minimum.",
    "edge-never-beyond-maximum": "{difference} is never positive, so {name} is nowhere above {height}: a global "
    "maximum.",
    # The sides of one border.
    "edge-rate": "Into {side}, {name} changes at the rate {rate} at first.",
    "edge-steep": "Into {side}, {name} sets out vertically: its slope is infinite.",
    "edge-gap-above": "Into {side}, {name} jumps up.",
    "edge-gap-below": "Into {side}, {name} jumps down.",
    "edge-rises-and-falls": "{name} rises on one side and falls on the other: neither a minimum nor a maximum.",
    "edge-neither-along": "Along the border itself {name} already takes larger and smaller values nearby: neither.",
    "edge-rises-but": "{name} rises away from the border, but along it {name} falls from here: neither.",
    "edge-falls-but": "{name} falls away from the border, but along it {name} rises from here: neither.",
    "edge-rises-both": "{name} rises on both sides: a minimum, although ∇{name} does not exist here.",
    "edge-falls-both": "{name} falls on both sides: a maximum, although ∇{name} does not exist here.",
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
    # All directions.
    "edge-slopes-minimum": "Several kinks meet here. In every direction the slope of {name} is positive: a minimum.",
    "edge-slopes-maximum": "Several kinks meet here. In every direction the slope of {name} is negative: a maximum.",
    "edge-slopes-both": "In some directions the slope of {name} is positive, in others negative: neither.",
    "edge-root-minimum": "Near this point {root} grows like a distance, faster than all else changes: {name} "
    "rises in every direction, a minimum, although ∇{name} does not exist here.",
    "edge-root-maximum": "Near this point {root} grows like a distance, faster than all else changes: {name} "
    "falls in every direction, a maximum, although ∇{name} does not exist here.",
    "edge-root-neither": "Near this point {root} grows like a distance, but the rest of {name} is steeper: there "
    "is a direction in which {name} falls and one in which it rises. Neither.",
    "edge-pieces-minimum": "∇{name} exists here and is zero, and each smooth piece of {name} has a minimum: a minimum.",
    "edge-pieces-maximum": "∇{name} exists here and is zero, and each smooth piece of {name} has a maximum: a maximum.",
    "edge-pieces-neither": "∇{name} exists here and is zero, but {name} rises on one side, falls on another: neither.",
    "edge-rays": "Straight out in the direction ({up}) {name} rises, in the direction ({down}) it falls: neither.",
    # Lines and curves.
    "edge-not-flat-along": "All other points where {condition}: along this border {name} itself rises and falls, "
    "so none of them is a minimum or a maximum.",
    "edge-flat-line": "Where {condition}, the slopes from both sides are zero: ∇{name} exists there and is zero.",
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
    "edge-undecided-stationary": "∇{name} exists here and is zero, but the slopes do not decide: compare {name} "
    "with its values nearby.",
}
