"""Questions over HTTP: asking and answering for everybody, the desk for Syntens."""

from fastapi import APIRouter

from backend.questions.endpoints import answers, asking, desk, following, moderating, unsubscribing

routers: tuple[APIRouter, ...] = (
    asking.suggestions,
    asking.counts,
    asking.router,
    answers.router,
    desk.router,
    moderating.reports,
    moderating.decisions,
    following.router,
    following.digest,
    following.stops,
    unsubscribing.router,
)
