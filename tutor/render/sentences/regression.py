"""Sentences about regression: data, model, loss, and its gradient."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "title-regression": "Least squares on {source}",
    # Setup.
    "regress-data": "The data",
    "regress-rows": "{source}, {count} rows",
    "regress-rows-one": "{source}, {count} row",
    "regress-rows-own": "{count} rows",
    "regress-rows-one-own": "{count} row",
    "regress-column": "{letter}: {name}",
    "regress-column-unit": "{letter}: {name} in {unit}",
    "regress-column-same": "{letter}",
    "regress-column-same-unit": "{letter} in {unit}",
    "regress-chosen": "No columns were named: {input} is the input, {output} the output.",
    "regress-chosen-input": "No input was named: it is {input}, the only other column.",
    "regress-chosen-last": "No columns were named: the last one, {name}, is the output.",
    "regress-chosen-output": "No output was named: it is {name}, the only other column.",
    "regress-exact": "Every number is worked out as an exact fraction; ≈ stands where it is shown to 6 digits only.",
    "regress-exact-where": "Numbers are exact where they can be; ≈ stands where they are shown to 6 digits only.",
    "regress-not-rational": "The model has values that are no fractions: they are worked out to far more digits than "
    "the 6 that are shown.",
    "regress-one-pass": "{count} rows are too many for exact fractions: their sums are accumulated in one pass over "
    "the file, and shown to 6 digits.",
    "regress-model": "The model",
    "regress-prediction": "prediction",
    "regress-predicted": "It predicts {letter}: {name}.",
    "regress-predicted-same": "It predicts {letter}.",
    "regress-predicted-same-unit": "It predicts {letter} in {unit}.",
    "regress-predicted-unit": "It predicts {letter}: {name} in {unit}.",
    "regress-input-same": "The input is {letter}.",
    "regress-input-same-unit": "The input is {letter}, in {unit}.",
    "regress-inputs-same": "The inputs are {letters}.",
    "regress-input-none": "No column stands in it: it is the same for every row.",
    "regress-input-idle": "The column {name} does not stand in it.",
    "regress-input-more": "{count} more letters stand for the other inputs in the same way.",
    "regress-learnt-line": "{slope} (slope) and {intercept} (intercept) are learnt from the data.",
    "regress-learnt": "{letters} are learnt from the data.",
    "regress-learnt-long": "{first}, {second}, …, {last} are learnt from the data.",
    "regress-learnt-one": "{letters} is learnt from the data.",
    "regress-loss": "The loss",
    "regress-loss-half-sse": "Half the sum of the squared residuals: residual = prediction − {output}.",
    "regress-loss-sse": "The sum of the squared residuals: residual = prediction − {output}.",
    "regress-loss-mse": "The mean of the squared residuals: residual = {output} − prediction.",
    "regress-index": "{index} runs over the {n} = {count} rows.",
    "regress-index-one": "{index} runs over the rows; there is only one, {n} = 1.",
    # The loss at the start.
    "regress-loss-at": "The loss at {point}",
    "regress-loss-at-start": "The loss at the start",
    "regress-start-zero": "No point was chosen with --at: every parameter starts at 0.",
    "regress-prediction-as": "prediction {prediction}",
    "regress-residual": "residual: prediction − {output}",
    "regress-residual-output": "residual: {output} − prediction",
    "regress-square": "residual²",
    "regress-typical": "A typical prediction is off by about {size}: the square root of the mean squared residual.",
    "regress-typical-unit": "A typical prediction is off by about {size} {unit}: the square root of the mean squared "
    "residual.",
    "regress-loss-zero": "Every prediction is right, so the loss cannot be smaller.",
    # The gradient.
    "regress-others": "The other derivatives, in the same way",
    "regress-into-sums": "multiplied out; what does not change from row to row leaves Σ",
    "regress-sums": "The sums from the data",
    "regress-sum": "sum",
    "regress-value": "value",
    "regress-product": "their product",
    "regress-summed-half-sse": "the sum of the products",
    "regress-summed-sse": "2 times the sum of the products",
    "regress-summed-mse": "−2/{n} times the sum of the products",
    "regress-all-digits": "worked out with all digits",
    "regress-gradient-at": "The gradient at {point}",
    "regress-gradient-at-start": "The gradient at the start",
    "regress-flat": "∇{name} is zero here: the walk starts at a stationary point.",
    # The walk.
    "regress-rate-stable": "The rate {rate} is below 2/λ ≈ {largest}, with λ the largest eigenvalue of the second "
    "derivatives: so the walk comes down to the minimum.",
    "regress-rate-too-large": "The rate {rate} is too large: only rates below 2/λ ≈ {largest}, with λ the largest "
    "eigenvalue of the second derivatives, come down to the minimum from every start.",
    "regress-rate-stable-many": "The rate {rate} is below 2/λ ≈ {largest}, with λ the largest eigenvalue of the "
    "second derivatives: so the walk comes down to one of the minima.",
    "regress-rate-too-large-many": "The rate {rate} is too large: only rates below 2/λ ≈ {largest}, with λ the "
    "largest eigenvalue of the second derivatives, come down to a minimum from every start.",
    "regress-rose-every": "{name} rose in every step, from {first} to {last}: the walk does not come down.",
    "regress-rose": "{name} rose from {first} at the start to {last} at the end.",
    "regress-tried": "The rate {rate} is too large. {smaller} was tried for {steps} steps: with it {name} falls in "
    "every one.",
    "regress-tried-none": "Smaller rates than {rate} were tried, but with none of them {name} falls in every step: "
    "start elsewhere with --at.",
    "regress-no-step": "Gradient descent",
    "regress-arrived-one": "The walk starts at the minimum: ∇{name} is 0 there, so no step is needed.",
    "regress-arrived-many": "The walk starts at one of the minima: ∇{name} is 0 there, so no step is needed.",
    "regress-arrived-point": "∇{name} is 0 at the start, a stationary point: gradient descent makes no step there.",
    # The end.
    "regress-checked": "Checked: every line that is worked out, {lines} in all.",
    "regress-checked-one": "Checked: the line that is worked out.",
    "regress-checked-partly": "Checked: {done} of {lines} lines; the others could not be evaluated.",
}
