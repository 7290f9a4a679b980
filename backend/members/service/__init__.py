"""What a branch does with the register of its members: one by one, or all at once from a file."""
