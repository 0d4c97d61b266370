"""Sentences on the whole picture: global minima and maxima, and where a function runs away."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "whole-values": "Of the values found, the smallest is {nearly_low}{low}{about_low} and the largest is"
    " {nearly_high}{high}{about_high}.",
    "whole-values-equal": "{name} has the same value {nearly}{value}{about} at all of these points.",
    # Why an extremum is global.
    "whole-bound-below": "{name} never falls below {value}: its parts (squares, absolute values, sines, …) do"
    " not let it.",
    "whole-bound-above": "{name} never rises above {value}: its parts (squares, absolute values, sines, …) do"
    " not let it.",
    "whole-factored-below": "{equation} is never negative, so {name} never falls below {value}.",
    "whole-factored-above": "{equation} is never positive, so {name} never rises above {value}.",
    "whole-convex-slope": "{name}″ is nowhere negative, so {name} is convex: a stationary point is a global minimum.",
    "whole-concave-slope": "{name}″ is nowhere positive, so {name} is concave: a stationary point is a global maximum.",
    "whole-convex-same": "H is the same everywhere and has no negative eigenvalue, so {name} is convex: a stationary"
    " point is a global minimum.",
    "whole-concave-same": "H is the same everywhere and has no positive eigenvalue, so {name} is concave: a stationary"
    " point is a global maximum.",
    "whole-convex-hessian": "H has a negative eigenvalue nowhere, so {name} is convex: a stationary point is a global"
    " minimum.",
    "whole-concave-hessian": "H has a positive eigenvalue nowhere, so {name} is concave: a stationary point is a global"
    " maximum.",
    "whole-convex-parts": "{name} is convex, because it is put together from convex parts in ways that keep"
    " them convex:"
    " a local minimum is a global one.",
    "whole-concave-parts": "{name} is concave, because it is put together from concave parts in ways that keep them"
    " concave: a local maximum is a global one.",
    "whole-coercive-minimum": "{name} tends to ∞ in every direction, so it has a smallest value, and it has it at a"
    " stationary point.",
    "whole-coercive-maximum": "{name} tends to −∞ in every direction, so it has a largest value, and it has it at a"
    " stationary point.",
    "whole-coercive-core-minimum": "{core} tends to ∞ in every direction, and {name} rises and falls with it;"
    " so {name} has a smallest value, and it has it at a stationary point.",
    "whole-coercive-core-maximum": "{core} tends to −∞ in every direction, and {name} rises and falls with it;"
    " so {name} has a largest value, and it has it at a stationary point.",
    "whole-box-minimum": "Outside the box {name} is larger than at one of the points in it, and in every direction it"
    " tends to ∞; so it has a smallest value, and it has it at a stationary point in the box.",
    "whole-box-maximum": "Outside the box {name} is smaller than at one of the points in it, and in every direction it"
    " tends to −∞; so it has a largest value, and it has it at a stationary point in the box.",
    # One variable, beyond the outermost points.
    "whole-tail-left-rises": "Left of {place}, {name}′ is nowhere zero, so it keeps its sign: going left,"
    " {name} only rises.",
    "whole-tail-left-falls": "Left of {place}, {name}′ is nowhere zero, so it keeps its sign: going left,"
    " {name} only falls.",
    "whole-tail-right-rises": "Right of {place}, {name}′ is nowhere zero, so it keeps its sign: going right,"
    " {name} only rises.",
    "whole-tail-right-falls": "Right of {place}, {name}′ is nowhere zero, so it keeps its sign: going right,"
    " {name} only falls.",
    "whole-tail-left-limit": "Left of {place}, {name} comes nearer and nearer to {value}, and never reaches it.",
    "whole-tail-right-limit": "Right of {place}, {name} comes nearer and nearer to {value}, and never reaches it.",
    "whole-closed-interval": "{name} is continuous on an interval with both its ends, so it has a smallest and a"
    " largest value (extreme value theorem), each at a point of the list: where {name}′ is zero or"
    " missing, or at an end.",
    "whole-tail-one-minimum": "So no value of {name} is smaller than the one there.",
    "whole-tail-one-maximum": "So no value of {name} is larger than the one there.",
    "whole-tail-many-minimum": "So no value of {name} is smaller than the smallest in the list.",
    "whole-tail-many-maximum": "So no value of {name} is larger than the largest in the list.",
    "whole-tail-no-minimum": "No value in the list is as small as {value}: {name} has no global minimum.",
    "whole-tail-no-maximum": "No value in the list is as large as {value}: {name} has no global maximum.",
    "whole-periodic": "{name} repeats itself and is continuous, so it has a smallest and a largest value, and it has"
    " them at stationary points.",
    "whole-limit-minimum": "Far away {name} tends to {value}, and it is no larger than that at a stationary"
    " point; so it"
    " has a smallest value, and it has it at a stationary point.",
    "whole-limit-maximum": "Far away {name} tends to {value}, and it is no smaller than that at a stationary"
    " point; so it"
    " has a largest value, and it has it at a stationary point.",
    "whole-limit-no-minimum": "Far away {name} tends to {value}, and no stationary point lies as low as that:"
    " {name} has"
    " no global minimum.",
    "whole-limit-no-maximum": "Far away {name} tends to {value}, and no stationary point lies as high as that:"
    " {name} has"
    " no global maximum.",
    # What is global.
    "whole-constant": "{name} is constant: its value everywhere is {value}.",
    "whole-beyond-box": "What is said here of all values of {name} holds everywhere, not only in the box.",
    "whole-minimum-at": "The global minimum is {nearly}{value}{about}, at ({variables}) = ({values}).",
    "whole-maximum-at": "The global maximum is {nearly}{value}{about}, at ({variables}) = ({values}).",
    "whole-minimum-one": "The global minimum is {nearly}{value}{about}, at {place}.",
    "whole-maximum-one": "The global maximum is {nearly}{value}{about}, at {place}.",
    "whole-minimum-where": "The global minimum is {nearly}{value}{about}, where {conditions}.",
    "whole-maximum-where": "The global maximum is {nearly}{value}{about}, where {conditions}.",
    "whole-minimum-either": "The global minimum is {nearly}{value}{about}, where {condition}.",
    "whole-maximum-either": "The global maximum is {nearly}{value}{about}, where {condition}.",
    "whole-minimum-exists": "The global minimum is {nearly}{value}{about}.",
    "whole-minimum-example": "The global minimum is {nearly}{value}{about}, for example at ({variables}) = ({values}).",
    "whole-minimum-example-one": "The global minimum is {nearly}{value}{about}, for example at {place}.",
    "whole-maximum-exists": "The global maximum is {nearly}{value}{about}.",
    "whole-maximum-example": "The global maximum is {nearly}{value}{about}, for example at ({variables}) = ({values}).",
    "whole-maximum-example-one": "The global maximum is {nearly}{value}{about}, for example at {place}.",
    "whole-minimum-many": "The global minimum is {nearly}{value}{about}; {name} has it at each of {count}"
    " entries of the list.",
    "whole-maximum-many": "The global maximum is {nearly}{value}{about}; {name} has it at each of {count}"
    " entries of the list.",
    "whole-minimum-value": "The global minimum is the smallest value in the list, {nearly}{value}{about}.",
    "whole-maximum-value": "The global maximum is the largest value in the list, {nearly}{value}{about}.",
    "whole-minimum-letters": "So the stationary point is the global minimum of {name}.",
    "whole-maximum-letters": "So the stationary point is the global maximum of {name}.",
    # No bound.
    "whole-up": "→ ∞ as {letter} → ∞",
    "whole-down": "→ −∞ as {letter} → ∞",
    "whole-unbounded-above": "{name} has no upper bound, and so no global maximum.",
    "whole-unbounded-below": "{name} has no lower bound, and so no global minimum.",
    "whole-unbounded-both": "{name} has neither an upper nor a lower bound, and so no global maximum and no global"
    " minimum.",
    "whole-none-gradient-minimum": "At a global minimum ∇{name} would be zero, but none of the stationary points is a"
    " minimum: {name} has no global minimum.",
    "whole-none-slope-minimum": "At a global minimum {name}′ would be zero, but none of the stationary points is a"
    " minimum: {name} has no global minimum.",
    "whole-nowhere-gradient-minimum": "At a global minimum ∇{name} would be zero, but it is zero nowhere: {name} has no"
    " global minimum.",
    "whole-nowhere-slope-minimum": "At a global minimum {name}′ would be zero, but it is zero nowhere: {name} has no"
    " global minimum.",
    "whole-none-gradient-maximum": "At a global maximum ∇{name} would be zero, but none of the stationary points is a"
    " maximum: {name} has no global maximum.",
    "whole-none-slope-maximum": "At a global maximum {name}′ would be zero, but none of the stationary points is a"
    " maximum: {name} has no global maximum.",
    "whole-nowhere-gradient-maximum": "At a global maximum ∇{name} would be zero, but it is zero nowhere: {name} has no"
    " global maximum.",
    "whole-nowhere-slope-maximum": "At a global maximum {name}′ would be zero, but it is zero nowhere: {name} has no"
    " global maximum.",
    # Open.
    "whole-open-both": "Whether {name} has a global minimum or a global maximum is not decided here.",
    "whole-open-minimum": "Whether {name} has a global minimum is not decided here.",
    "whole-open-maximum": "Whether {name} has a global maximum is not decided here.",
    "whole-stopped-both": "The time was up before every direction in which {name} could run away was tried:"
    " whether it has a global minimum or a global maximum is not decided here.",
    "whole-stopped-minimum": "The time was up before every direction in which {name} could run away was tried:"
    " whether it has a global minimum is not decided here.",
    "whole-stopped-maximum": "The time was up before every direction in which {name} could run away was tried:"
    " whether it has a global maximum is not decided here.",
}
