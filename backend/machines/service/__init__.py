"""Acts on the access of systems: people manage it (clients), systems ask tokens with it (issuing)."""
