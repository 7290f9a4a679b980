"""Pseudonymised extracts for researchers: asked, decided on, built once, described, fetched, and ended."""
