"""Where f is not smooth: pieces, kinks, and edges of its domain."""
