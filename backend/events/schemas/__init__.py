"""Events, registrations and what a host does, as they cross the wire."""
