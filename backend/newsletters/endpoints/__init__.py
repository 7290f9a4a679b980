"""The newsletter over HTTP."""

from backend.newsletters.endpoints import editions, reports, subscriptions, unsubscriptions

routers = (subscriptions.router, unsubscriptions.router, editions.router, reports.router)
