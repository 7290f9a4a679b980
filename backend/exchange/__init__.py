"""What branches show each other of their work: an approach, a tool, a campaign; taken over with where it came from."""
