"""Events over HTTP: for everybody, for who registered, and for the host."""

from backend.events.endpoints.files import files
from backend.events.endpoints.lists import lists
from backend.events.endpoints.public import events
from backend.events.endpoints.registrations import attendances, registrations

routers = (events, registrations, attendances, files, lists)

__all__ = ["routers"]
