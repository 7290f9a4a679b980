"""Scans on the wire."""
