"""What happens with planned measurements."""
