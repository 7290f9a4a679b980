"""One's own data over HTTP: for a person and for a company."""

from fastapi import APIRouter

from backend.privacy.endpoints import downloads, erasures, keeping

routers: tuple[APIRouter, ...] = (downloads.router, erasures.router, keeping.router)
