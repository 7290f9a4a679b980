"""What can be read of accounts and sessions, by the person concerned."""
