"""The acts of the newsletter."""
