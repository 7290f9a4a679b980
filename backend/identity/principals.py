"""The principal: who is asking, for which organisation, and what they may do."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie
from sqlalchemy import bindparam, func, select, update

from backend.core import clock
from backend.core.database import database_of
from backend.core.problems import NotAuthenticated, OriginRefused, ScopeMissing
from backend.identity.models import Account, Membership, Session
from backend.identity.scopes import Role, scopes_of

COOKIE = "sw-session"
SECURE_COOKIE = "__Host-sw-session"
APP_HEADER = "x-requested-with"
APP_NAME = "slimmer-werken"
SEEN_AGAIN_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in person, acting for one organisation at a time."""

    account_id: UUID
    name: str
    session_id: UUID
    organisation_id: UUID | None
    roles: frozenset[Role]
    scopes: frozenset[str]

    def may(self, scope: str) -> bool:
        """Whether one of the roles opens this scope."""
        return scope in self.scopes

    @property
    def acts_for_programme(self) -> bool:
        """Whether this is an officer of Syntens or of the programme office."""
        return bool(self.roles & {Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER})


_FIND = (
    select(
        Session.id.label("session_id"),
        Session.last_seen_at,
        Session.organisation_id,
        Account.id.label("account_id"),
        Account.name,
        func.coalesce(func.array_agg(Membership.role).filter(Membership.role.is_not(None)), []).label("roles"),
    )
    .join(Account, Account.id == Session.account_id)
    .outerjoin(
        Membership,
        (Membership.account_id == Account.id) & (Membership.organisation_id == Session.organisation_id),
    )
    .where(
        Session.token_hash == bindparam("token_hash"),
        Session.expires_at > bindparam("now"),
        Session.last_seen_at > bindparam("idle_since"),
    )
    .group_by(Session.id, Account.id)
)


def hash_token(token: str) -> bytes:
    """What is kept of a session's token: it is random, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def token_of(request: Request) -> str | None:
    """The session token the browser sent, if any."""
    return request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE)


async def find_principal(request: Request) -> Principal | None:
    """The principal of this request's session cookie; None for a visitor or an ended session."""
    token = token_of(request)
    if token is None:
        return None
    known: Principal | None = getattr(request.state, "principal", None)
    if known is not None:
        return known
    moment = clock.now()
    idle = timedelta(minutes=request.app.state.settings.session_idle_minutes)
    async with database_of(request).lookup() as connection:
        found = await connection.execute(
            _FIND, {"token_hash": hash_token(token), "now": moment, "idle_since": moment - idle}
        )
        row = found.one_or_none()
        if row is None:
            return None
        if moment - row.last_seen_at > SEEN_AGAIN_AFTER:
            await connection.execute(update(Session).where(Session.id == row.session_id).values(last_seen_at=moment))
    roles = frozenset(Role(role) for role in row.roles)
    principal = Principal(row.account_id, row.name, row.session_id, row.organisation_id, roles, scopes_of(roles))
    request.state.principal, request.state.client_id = principal, principal.account_id
    return principal


def require_own_app(request: Request) -> None:
    """Refuse an unsafe request that another site's page could have sent (CSRF): own header and matching Origin."""
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    origin = urlsplit(request.headers.get("origin", ""))
    own = {request.headers.get("host"), urlsplit(request.app.state.settings.public_url).netloc}
    if request.headers.get(APP_HEADER) != APP_NAME or origin.netloc not in own:
        raise OriginRefused


async def authorise(request: Request, needed: frozenset[str]) -> None:
    """Open the route for whoever holds all needed scopes: 401 for a visitor, 403 for the rest."""
    principal = await find_principal(request)
    if principal is None:
        raise NotAuthenticated
    require_own_app(request)
    if missing := needed - principal.scopes:
        raise ScopeMissing(en=f"Missing: {', '.join(sorted(missing))}.", nl=f"U mist: {', '.join(sorted(missing))}.")


_cookie = APIKeyCookie(
    name=COOKIE, scheme_name="session", description="The session of a signed-in browser.", auto_error=False
)


async def current_principal(request: Request, _: Annotated[str | None, Depends(_cookie)]) -> Principal:
    """The principal that `authorise` admitted. Declare it with `Security(..., scopes=[...])`."""
    principal: Principal = request.state.principal
    return principal


async def current_asker(request: Request) -> Principal | None:
    """The principal on a page that visitors see too."""
    return await find_principal(request)


SignedIn = Annotated[Principal, Security(current_principal, scopes=["account"])]
Asker = Annotated[Principal | None, Depends(current_asker)]
