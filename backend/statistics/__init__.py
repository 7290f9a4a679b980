"""Statistics in plain Python: pure functions of numbers that know nothing of the programme."""
