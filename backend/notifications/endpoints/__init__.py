"""Notices and the local mailbox over HTTP."""

from fastapi import APIRouter

from backend.notifications.endpoints.local_mails import pages
from backend.notifications.endpoints.local_mails import router as local_mails
from backend.notifications.endpoints.notices import router as notices

routers: tuple[APIRouter, ...] = (notices, local_mails, pages)
