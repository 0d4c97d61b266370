"""Polynomial systems with finitely many solutions: Gröbner bases, number fields, exact real solutions."""
