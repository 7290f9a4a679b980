"""Advisers, their declarations and requests for contact over HTTP."""

from backend.advisers.endpoints.advisers import own, public, requests
from backend.advisers.endpoints.declarations import declarations, interests, rules

routers = (public, own, declarations, interests, requests, rules)
