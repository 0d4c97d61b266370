"""What learning is for: data, losses over data, least squares and gradient descent."""
