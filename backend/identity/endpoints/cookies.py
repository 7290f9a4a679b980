"""The cookie of a session: for the browser alone, never for its scripts."""

from fastapi import Response

from backend.identity.principals import COOKIE, SECURE_COOKIE
from backend.settings import Settings


def give_session(response: Response, settings: Settings, token: str) -> None:
    """Let the browser keep the token of its session; over https under a name that no subdomain can set."""
    secure = settings.public_url.startswith("https:")
    response.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        token,
        max_age=settings.session_hours * 3600,
        secure=secure,
        httponly=True,
        samesite="lax",
        path="/",
    )


def take_session(response: Response) -> None:
    """Let the browser forget its session."""
    response.delete_cookie(COOKIE, path="/")
    response.delete_cookie(SECURE_COOKIE, path="/", secure=True)
