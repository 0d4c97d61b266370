"""What a stationary point is: minimum, maximum, saddle, or undecided."""
