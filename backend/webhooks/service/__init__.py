"""Acts on webhooks: people and systems manage them, the worker fans messages out and delivers them."""
