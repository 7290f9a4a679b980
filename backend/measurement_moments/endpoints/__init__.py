"""Planned measurements over HTTP: of one company, and over all for who follows the response."""

from fastapi import APIRouter

from backend.measurement_moments.endpoints import following, own

routers: tuple[APIRouter, ...] = (own.of_company, own.moments, following.board, following.moments)
