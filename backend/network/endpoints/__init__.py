"""The network over HTTP."""

from fastapi import APIRouter

from backend.network.endpoints import contact, profiles, reports

routers: tuple[APIRouter, ...] = (
    profiles.own,
    profiles.router,
    profiles.suggestions,
    contact.introductions,
    contact.unread,
    contact.blocks,
    reports.router,
)
