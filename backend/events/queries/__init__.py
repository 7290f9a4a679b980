"""What can be read of events and registrations, and by whom."""
