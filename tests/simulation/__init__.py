"""Students who learn, forget, slip and hold on to mistakes, and how soon each order of exercises brings them to
mastery.

Nothing of tutor's own model is in them: see `student`. `make simulate` prints the table that docs/practice.md shows.
"""
