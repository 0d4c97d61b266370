"""The sentences about stationary points, one file for each part of the lesson."""
