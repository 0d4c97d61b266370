"""How far a student is: skills, dates, mistakes and days of practice, worked out from the events."""
