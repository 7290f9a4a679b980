"""The access of systems over HTTP: managed under /v1, used under /oauth."""

from fastapi import APIRouter

from backend.machines.endpoints import clients

routers: tuple[APIRouter, ...] = (clients.router, clients.scopes)
