"""Linear systems: isolate and substitute, elimination by rows, parameters."""
