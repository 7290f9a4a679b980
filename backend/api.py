"""The table of contents of the API: one line per router."""

from fastapi import APIRouter

from backend import about
from backend.identity import endpoints as session
from backend.organisations import endpoints as organisations

ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    session.router,
    *organisations.routers,
)
