"""Sentences about pictures."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # Titles and axes.
    "picture-formula": "{name}({arguments}) = {formula}",
    "picture-function": "{name}({arguments})",
    "picture-height": "{name}",
    # Labels.
    "picture-gradient-field": "∇{name} (longer where it is steeper, not to scale)",
    "picture-gradient-across": "∇{name}, at a right angle to the level line",
    "picture-level": "{name} {relation} {value}",
    "picture-tangent": "tangent, slope {relation} {slope}",
    "picture-point": "({values})",
    "picture-minimum": "minimum",
    "picture-maximum": "maximum",
    "picture-saddle": "saddle",
    "picture-undecided": "stationary, of a kind that is not decided",
    "picture-family-minimum": "a line of minima",
    "picture-family-maximum": "a line of maxima",
    "picture-family-saddle": "a line of saddles",
    "picture-family-undecided": "a line of stationary points",
    # Learning.
    "picture-loss": "The loss over its parameters",
    "picture-against": "{output} against {input}",
    "picture-compared": "{output}: predicted against measured",
    "picture-by-step": "{name} after each step",
    "picture-path": "steps of gradient descent",
    "picture-start": "start ({values})",
    "picture-end": "end ({values})",
    "picture-lowest": "minimum ({values})",
    "picture-flat-line": "all along this line it is lowest",
    "picture-residuals": "residuals",
    "picture-rows": "{source}",
    "picture-perfect": "where a prediction is what was measured",
    "picture-fit": "least squares: {output} {relation} {formula}",
    "picture-fit-many": "one of many with the least squares: {output} {relation} {formula}",
    "picture-walked": "where the walk ended: {output} {relation} {formula}",
    # The legend of a sketch.
    "sketch-lines": "{name} along the lines: {levels}",
    "sketch-below": "{name} below {high}",
    "sketch-between": "{name} from {low} to {high}",
    "sketch-above": "{name} from {low} up",
    # Notes below a picture.
    "picture-fixed": "{letter} = {value} is held fixed.",
    "picture-flat": "∇{name} is zero at the point, so no arrow stands there.",
    "picture-no-gradient": "∇{name} does not exist at the point, so no arrow or tangent stands there.",
    "picture-no-value": "{name} has no real value at the point.",
    "picture-no-level": "{name} {relation} {value} nowhere in this picture.",
    "picture-path-cut": "The walk runs away; its first {points} points are drawn.",
    "picture-path-start": "The walk runs away at once; only its start is drawn.",
    "picture-long": "{source} has too many rows for a point each.",
    "picture-thinned": "{shown} of {all} rows are drawn.",
    "picture-slanted": "The axes have different scales, so right angles look slanted.",
}
