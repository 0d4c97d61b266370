"""What next: guided sessions, what a student has shown, and when a skill returns."""
