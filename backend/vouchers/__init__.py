"""Schemes, rounds and vouchers: from application to settlement, each cent in a double-entry ledger."""
