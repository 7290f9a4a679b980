"""What goes by itself once its time is over: sign-ups nobody confirmed, links nobody followed, counts of attempts."""

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock, throttling
from backend.identity.models import EmailLink, SignUp


async def forget_past(session: AsyncSession) -> int:
    """Delete them; answers how many rows. The worker calls it nightly."""
    gone = await throttling.forget_past(session)
    for kind in (SignUp, EmailLink):
        found = await session.execute(delete(kind).where(kind.expires_at <= clock.now()))
        gone += int(found.rowcount)  # type: ignore[attr-defined]
    return gone
