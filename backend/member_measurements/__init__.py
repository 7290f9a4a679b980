"""Measurements of members that a branch enters with the company's permission."""
