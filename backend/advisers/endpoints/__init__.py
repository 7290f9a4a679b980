"""Advisers, their declarations, their firms and requests for contact over HTTP."""

from backend.advisers.endpoints.advisers import own, public, requests
from backend.advisers.endpoints.declarations import declarations, interests, rules
from backend.advisers.endpoints.firms import firms

routers = (public, own, declarations, interests, firms, requests, rules)
