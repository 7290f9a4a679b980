"""Scan campaigns over HTTP: of a branch, by their code, and of a scan."""

from fastapi import APIRouter

from backend.campaigns.endpoints.campaigns import campaigns, targets
from backend.campaigns.endpoints.files import files
from backend.campaigns.endpoints.taking_part import choices, invitations

routers: tuple[APIRouter, ...] = (campaigns, targets, files, invitations, choices)
