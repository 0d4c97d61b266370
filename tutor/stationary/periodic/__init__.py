"""Systems of sines and cosines as polynomials, with the solutions of one period and their families."""
