"""The members of a branch organisation over HTTP: one by one, and from a file."""

from fastapi import APIRouter

from backend.members.endpoints.imports import imports
from backend.members.endpoints.register import members

routers: tuple[APIRouter, ...] = (members, imports)
