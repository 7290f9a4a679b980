"""Groups over HTTP: found by everybody, read inside by members and moderators."""

from fastapi import APIRouter

from backend.groups.endpoints import board, files, groups

routers: tuple[APIRouter, ...] = (groups.router, board.router, files.router)
