"""Reviews of advisers as they cross the wire."""
