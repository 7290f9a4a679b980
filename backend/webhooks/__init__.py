"""Webhooks: systems of other organisations are told at once that the status of a voucher changed (decision 67)."""
