"""What people do with the guidance: keep instruments, find a route, put a question."""
