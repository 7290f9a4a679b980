"""What people do with groups."""
