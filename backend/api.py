"""The table of contents of the API: one line per router."""

from fastapi import APIRouter

from backend import about
from backend.identity import endpoints as session

ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    session.router,
)
