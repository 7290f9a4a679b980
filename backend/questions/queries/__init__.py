"""What can be read of questions, and by whom."""
