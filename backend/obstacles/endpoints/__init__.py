"""Obstacles over HTTP: read by everybody, reported by companies and advisers, kept by the programme office."""

from backend.obstacles.endpoints.files import files
from backend.obstacles.endpoints.public import counts, obstacles
from backend.obstacles.endpoints.reports import reports

routers = (obstacles, counts, reports, files)

__all__ = ["routers"]
