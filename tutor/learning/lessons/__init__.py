"""The lessons on losses, least squares and gradient descent."""
