"""How you are told, over HTTP."""

from typing import Any

from fastapi import Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.problems import PreconditionMissing, VersionStale, problems
from backend.core.routing import router as make_router
from backend.identity.principals import SignedIn
from backend.notifications import choosing
from backend.notifications.schemas import NotificationPreferencesRead, NotificationPreferencesUpdate

router = make_router(prefix="/notification-preferences", tag="notices")


@router.get("", summary="Read how you are told", response_model=NotificationPreferencesRead)
async def read_notification_preferences(
    principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Your own. Mail about your account, security and decisions is not among them: it always goes at once."""
    found = await choosing.find_preference(session, principal)
    mark(response, found or choosing.Unchosen())
    return choosing.describe(found)


@router.put(
    "",
    summary="Choose how you are told",
    response_model=NotificationPreferencesRead,
    responses=problems(PreconditionMissing, VersionStale),
)
async def replace_notification_preferences(
    wish: NotificationPreferencesUpdate,
    principal: SignedIn,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """From now on. A kind you put on the app only leaves no mail, nor a line in a digest."""
    found = await choosing.choose(session, principal, wish, if_match)
    mark(response, found)
    return choosing.describe(found)
