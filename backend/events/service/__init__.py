"""What hosts and visitors do with events, and what happens by itself."""
