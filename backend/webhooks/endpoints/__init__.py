"""Webhooks over HTTP."""

from fastapi import APIRouter

from backend.webhooks.endpoints import managing

routers: tuple[APIRouter, ...] = (managing.router,)
