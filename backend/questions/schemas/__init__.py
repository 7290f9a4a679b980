"""Questions and answers as they cross the wire."""
