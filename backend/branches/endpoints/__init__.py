"""How branches join and leave over HTTP."""

from fastapi import APIRouter

from backend.branches.endpoints.agreements import agreements, texts
from backend.branches.endpoints.participations import participations

routers: tuple[APIRouter, ...] = (participations, agreements, texts)
