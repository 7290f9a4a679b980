"""Companies, their people, who may act for them, and the reference lists, over HTTP."""

from fastapi import APIRouter

from backend.organisations.endpoints.access import requests
from backend.organisations.endpoints.companies import companies, reference
from backend.organisations.endpoints.mandates import mandates, representatives
from backend.organisations.endpoints.people import accepting, people
from backend.organisations.endpoints.verification import letters, of_companies

routers: tuple[APIRouter, ...] = (
    reference,
    companies,
    of_companies,
    mandates,
    representatives,
    letters,
    people,
    accepting,
    requests,
)
