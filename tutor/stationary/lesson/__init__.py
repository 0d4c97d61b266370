"""The lesson on stationary points."""
