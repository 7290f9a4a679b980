"""A sign-in from begin to answer: bound to one browser, used once, gone after ten minutes.

The browser keeps one secret in a cookie. Nonce and PKCE verifier are derived from it, so that the database alone is
no use to anybody, and an answer that another browser brings is worth nothing.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.principals import Principal, hash_token
from backend.openid.models import OpenidAttempt
from backend.openid.schemas import OpenidSignInCreate

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What only this browser and this request know."""

    browser: str
    state: str

    @classmethod
    def fresh(cls) -> "Secrets":
        """Two times 256 random bits."""
        return cls(secrets.token_urlsafe(32), secrets.token_urlsafe(32))

    @property
    def nonce(self) -> str:
        """Binds the ID token to this sign-in."""
        return self._derive("nonce")

    @property
    def verifier(self) -> str:
        """Binds the code to this sign-in (PKCE)."""
        return self._derive("verifier")

    def _derive(self, use: str) -> str:
        digest = hmac.digest(self.browser.encode(), f"{use}:{self.state}".encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


async def begin(
    session: AsyncSession, principal: Principal | None, wish: OpenidSignInCreate, own: Secrets
) -> OpenidAttempt:
    """Remember that this browser went to sign in, and where it wants to go on."""
    attempt = OpenidAttempt(
        state_hash=hash_token(own.state),
        browser_hash=hash_token(own.browser),
        return_to=wish.return_to,
        assurance=wish.assurance,
        session_id=principal and principal.session_id,
        expires_at=clock.now() + LASTS,
    )
    session.add(attempt)
    await session.flush()
    return attempt


async def take(session: AsyncSession, own: Secrets) -> OpenidAttempt | None:
    """The attempt of this state and this browser, used up by taking it; None for another browser, or too late."""
    found: OpenidAttempt | None = await session.scalar(
        delete(OpenidAttempt)
        .where(
            OpenidAttempt.state_hash == hash_token(own.state),
            OpenidAttempt.browser_hash == hash_token(own.browser),
            OpenidAttempt.expires_at > clock.now(),
        )
        .returning(OpenidAttempt)
    )
    return found


async def forget_expired(session: AsyncSession) -> int:
    """Delete attempts that nobody finished; answers how many."""
    gone = await session.execute(delete(OpenidAttempt).where(OpenidAttempt.expires_at <= clock.now()))
    return int(gone.rowcount)  # type: ignore[attr-defined]
