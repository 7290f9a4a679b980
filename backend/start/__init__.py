"""From a bare Python to a served site: what `make run` and `make dev` do, with the standard library only."""
