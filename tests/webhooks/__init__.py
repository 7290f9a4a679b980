"""Webhooks: what is sent, where to, in which order, and whatever goes wrong."""
