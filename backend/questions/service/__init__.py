"""What people do with questions, and what the clock does."""
