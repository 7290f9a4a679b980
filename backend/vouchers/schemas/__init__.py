"""Schemes, rounds, vouchers, claims and payments on the wire."""
