"""Accounts and sessions on the wire."""
