"""What can be read of planned measurements, and by whom."""
