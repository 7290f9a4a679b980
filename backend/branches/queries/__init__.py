"""What can be read of how branches take part: each branch of itself, the programme office of all."""
