"""Signing up and in over HTTP."""

from fastapi import APIRouter

from backend.identity.endpoints.accounts import accounts
from backend.identity.endpoints.links import router as links
from backend.identity.endpoints.sessions import all_sessions
from backend.identity.endpoints.sessions import router as sessions

routers: tuple[APIRouter, ...] = (sessions, all_sessions, links, accounts)
