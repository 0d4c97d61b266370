"""Sentences of the case tree: factoring, splitting, isolating, substituting."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "cases-number": "({number})",
    "cases-multiplied": "multiplied by {u}, which is not zero where the equation makes sense",
    "cases-assumed": "divided by {u}, if that is not zero",
    "cases-struck": "divided by {u}, which is never zero here",
    "cases-divided": "divided by {u}",
    "cases-times": "multiplied by {u}",
    "cases-factored": "factored",
    "cases-power": "a power is zero only if its base is",
    "cases-holds": "holds always",
    "cases-holds-as-well": "({number}) has the factor {u} too, so it holds as well.",
    "cases-shared": "All of these equations share {c}: where that is zero, all of them hold.",
    "cases-otherwise": "Case {number}: {conditions}",
    "cases-out": "divided by what is not zero in this case",
    "cases-never": "({number}) can never hold: there is no point here.",
    "cases-free": "Nothing is left to fix {letters}: any real number will do.",
    "cases-apart": "Each of these equations has only one unknown: they are solved one by one.",
    "cases-groups": "These equations fall into groups that share no unknown: each group is solved by itself.",
    "cases-falls-away": "The candidate {c} falls away: {condition} does not hold there.",
    "cases-condition-open": "For a candidate it could not be decided whether {conditions}.",
    "cases-constant": "The gradient is zero everywhere.",
    "cases-second-proof": "There is a second proof:",
    "cases-outside": "The point {c} lies outside the box.",
    "cases-outside-many": "{count} more points lie outside the box.",
    "cases-inside-none": "No member of the families lies in the box.",
    "cases-inside": "Of the families, {count} members lie in the box.",
    "cases-part": "For {letters}",
    "cases-product": "A product is zero only if a factor is. From ({number}): {either}.",
    "cases-case": "Case {number}: {c}",
    "cases-root": "Case {number}: {x} = {value}",
    "cases-from": "From ({number}):",
    "cases-inner-minimum": "{name} depends on {w} = {u} alone: it is {outer}, which has a minimum where {w} = {value}. "
    "So all these points are minima.",
    "cases-inner-maximum": "{name} depends on {w} = {u} alone: it is {outer}, which has a maximum where {w} = {value}. "
    "So all these points are maxima.",
    "cases-edge-open": "Where {conditions}, it could not be decided whether there are points with a gradient of zero.",
    "cases-pieces": "Each of the {count} smooth pieces of f was solved completely, and the borders between them were "
    "examined.",
    "cases-piece": "Where {conditions}",
    "cases-counted": "A coordinate has no closed form, so the families were counted out in the box.",
    "cases-each-integer": "For each whole number in question the equations are others; those that lead into the box "
    "are solved one by one.",
    "cases-integer": "Case {number}: {c}",
    "cases-back-many": "Each of these, put into {c}, gives one point.",
    "cases-with": "With {c}:",
    "cases-by": "put into {c}",
    "cases-back": "Back into {u} = {v}:",
    "cases-complete": "Every case was followed to its end, and nothing was divided by what may be zero: "
    "the cases together leave no point out.",
    "cases-put": "Put into ({number}):",
    "cases-combined": "({number}) = ({first}) {times} ({second}):",
    "cases-squares": "In ({number}) no term can be negative, so their sum is zero only if each of them is.",
    "curves-implicit": "{c} holds along a whole curve or surface: its left side is positive at some points and "
    "negative at others, so it is zero in between.",
    "curves-touches": "{c} never changes its sign, so where it is zero its own gradient is zero as well.",
    "curves-unsure": "Only the points were found at which {c} holds without a change of sign.",
    "curves-letter": "a letter for the inner expression",
    "cases-unsolved": "The equations {c} were not solved.",
}
