"""The table of contents of the API: one line per router."""

from fastapi import APIRouter

from backend import about
from backend.identity import endpoints as identity
from backend.organisations import endpoints as organisations

ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    *identity.routers,
    *organisations.routers,
)
