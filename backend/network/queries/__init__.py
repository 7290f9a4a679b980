"""What can be read of the network, and by whom. What somebody does not show never leaves the database."""
