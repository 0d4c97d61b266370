"""The case tree: factor, split, isolate, substitute."""
