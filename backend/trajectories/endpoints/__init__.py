"""Trajectories, their documents and the company's journey over HTTP."""

from fastapi import APIRouter

from backend.trajectories.endpoints.documents import documents
from backend.trajectories.endpoints.trajectories import of_company, trajectories

routers: tuple[APIRouter, ...] = (trajectories, documents, of_company)
