"""Sentences about means."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "inside-mean": "sum rule: ∂ moves inside the mean; {i} is an index",
    "means-number": "{n} is the number of rows of data that the mean is over.",
    "tidy-leave-mean": "constants leave the mean",
    "tidy-constant-mean": "the mean of a constant is the constant",
    "tidy-multiplied-out-mean": "multiplied out inside the mean",
    "tidy-split-mean": "the mean of a sum is the sum of the means",
}
