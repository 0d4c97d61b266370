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
    "whole-convex-same": "H is the same everywhere and has no negative eigenvalue, so {name} is convex: a stationary"
    " point is a global minimum.",
    "whole-concave-same": "H is the same everywhere and has no positive eigenvalue, so {name} is concave: a stationary"
    " point is a global maximum.",
    "whole-convex-hessian": "H is nowhere indefinite or negative, so {name} is convex: a stationary point is a global"
    " minimum.",
    "whole-concave-hessian": "H is nowhere indefinite or positive, so {name} is concave: a stationary point is a global"
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
    "whole-minimum-at": "The global minimum is {nearly}{value}{about}, at ({variables}) = ({values}).",
    "whole-maximum-at": "The global maximum is {nearly}{value}{about}, at ({variables}) = ({values}).",
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
    "whole-unbounded-above": "So {name} has no upper bound, and no global maximum.",
    "whole-unbounded-below": "So {name} has no lower bound, and no global minimum.",
    "whole-unbounded-both": "So {name} has neither an upper nor a lower bound: no global maximum and no global"
    " minimum.",
    "whole-none-minimum": "At a global minimum ∇{name} would be zero, but none of the stationary points is a minimum:"
    " {name} has no global minimum.",
    "whole-none-maximum": "At a global maximum ∇{name} would be zero, but none of the stationary points is a maximum:"
    " {name} has no global maximum.",
    # Open.
    "whole-open-both": "Whether {name} has a global minimum or a global maximum is not decided here.",
    "whole-open-minimum": "Whether {name} has a global minimum is not decided here.",
    "whole-open-maximum": "Whether {name} has a global maximum is not decided here.",
}
