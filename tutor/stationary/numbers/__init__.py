"""Real numbers in closed form: signs that are proved, roots of polynomials, inverse functions."""
