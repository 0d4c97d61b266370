"""Seeds: which variant of an exercise."""

MOST_SEED = 999_999_999
"""The greatest seed; a longer number would fill the page."""
