"""What can be read of groups, and by whom."""
