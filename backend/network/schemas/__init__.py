"""The network as it crosses the wire."""
