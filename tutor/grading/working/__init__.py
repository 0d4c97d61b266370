"""A student's own working: read line by line, each line judged beside the one before it; and what to do next."""
