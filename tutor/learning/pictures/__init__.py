"""How pictures of learning are made: the walk downhill, the data with what was fitted, the loss over its parameters."""
