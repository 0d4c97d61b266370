"""Sentences about losses."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "tidy-multiplied-cancelled": "multiplied out: equal terms cancel",
    "tidy-divide-terms": "divided term by term; common factor taken out",
    "tidy-factor-out": "common factor taken out",
    "data-heading": "With the data",
    "data-row": "{source} has {count} row.",
    "data-rows": "{source} has {count} rows.",
    "data-row-counted": "{source} has {count} row: {letters} = {count}.",
    "data-rows-counted": "{source} has {count} rows: {letters} = {count}.",
    "data-letter": "{letter} stands for {name}.",
    "data-letter-unit": "{letter} stands for {name} in {unit}.",
    "data-guessed": 'The columns were found by their names, as with --bind "{bind}"; bind others in the same way.',
    "loss-row-term": "term of {name}",
    "loss-row-slope": "term of ∂{name}/∂{variable}",
    "loss-row-sum": "sum",
    "data-checked": "Checked with the data: differences of {name} over all rows agree with each derivative.",
    "data-needs-values": 'A Σ here contains letters without a value, so it needs a point: --at "{example}".',
    "prediction-heading": "With {name} = {meaning}, the prediction",
    "one-hot-heading": "If {sum} = 1: the labels are probabilities, or one of them is 1 and the others are 0",
    "means-heading": "With means",
    "means-written": "{before} = {after}, and so on",
    "means-none": "∇{name} contains no Σ over rows that could be written as a mean.",
    "where-defined": "where",
    "where-put-in": "{letters} put in",
    "where-opened": "{name} = {meaning}",
    "tidy-sign-in": "the minus sign turns the bracket round",
}
