"""Notices and the local mailbox over HTTP."""

from fastapi import APIRouter

from backend.notifications.endpoints.local_mails import pages
from backend.notifications.endpoints.local_mails import router as local_mails
from backend.notifications.endpoints.notices import router as notices
from backend.notifications.endpoints.preferences import router as preferences
from backend.notifications.endpoints.unsubscriptions import router as unsubscriptions

routers: tuple[APIRouter, ...] = (notices, preferences, unsubscriptions, local_mails, pages)
