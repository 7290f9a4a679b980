"""Practices over HTTP."""

from backend.practices.endpoints.published import practices
from backend.practices.endpoints.versions import versions

routers = (practices, versions)
