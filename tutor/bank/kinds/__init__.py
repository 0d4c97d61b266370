"""What each kind of part asks for: its key, how answers to it are graded, its hints and its worked solution."""
