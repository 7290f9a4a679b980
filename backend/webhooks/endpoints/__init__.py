"""Webhooks over HTTP."""

from fastapi import APIRouter

from backend.webhooks.endpoints import deliveries, managing

routers: tuple[APIRouter, ...] = (managing.router, deliveries.router)
