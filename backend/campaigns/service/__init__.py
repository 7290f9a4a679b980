"""What people do with campaigns, and what the platform does by itself."""
