"""What every subject stands on. Knows nothing of the programme itself."""
