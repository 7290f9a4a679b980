"""What must reach others, in order and at least once: the outbox; and work that recurs."""
