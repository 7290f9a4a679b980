"""Slimmer Werken: the programme's API and what stands behind it."""
