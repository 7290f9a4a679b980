"""What people and the worker do with extracts for research."""
