"""Keeps another system in step with vouchers of Slimmer Werken."""

from slimmerwerken.asynchronous import AsyncClient
from slimmerwerken.keys import PrivateKey
from slimmerwerken.shared import ProblemError
from slimmerwerken.synchronous import Client

__all__ = ["AsyncClient", "Client", "PrivateKey", "ProblemError"]
