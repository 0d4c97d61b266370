"""The whole picture: the lowest and the highest value of f, or the direction in which it runs away."""
