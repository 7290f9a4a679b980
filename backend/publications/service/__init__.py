"""The acts of publications."""
