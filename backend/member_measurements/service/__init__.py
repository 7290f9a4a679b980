"""What a branch does with the measurements of its members, and what the company decides about it."""
