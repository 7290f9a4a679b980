"""The principal: who is asking, a person or a system, for which organisation, and what they may do."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, OAuth2
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.constant import Constant
from backend.core.database import database_of, sandbox_of
from backend.core.faults import Turn
from backend.core.limits import Quota
from backend.core.problems import NotAuthenticated, OriginRefused, ScopeMissing
from backend.identity.assurance import Assurance
from backend.identity.bearer import Machine, find_machine, machine_now
from backend.identity.errors import PersonNeeded, TokenInvalid, TwoIdentities
from backend.identity.mandates import MANDATED, scopes_of_powers
from backend.identity.models import Account, Mandate, Membership, Session
from backend.identity.scope_words import DESCRIPTIONS
from backend.identity.scopes import ROLES_OF_KIND, SYSTEM_SCOPES, Role, scopes_of

COOKIE = "sw-session"
SECURE_COOKIE = "__Host-sw-session"
APP_HEADER = "x-requested-with"
APP_NAME = "slimmer-werken"
SEEN_AGAIN_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in person, acting for one organisation at a time, or a system of one organisation."""

    person_id: UUID | None
    name: str
    session_id: UUID | None
    organisation_id: UUID | None
    roles: frozenset[Role]
    scopes: frozenset[str]
    client_id: UUID | None = None
    assurance: Assurance | None = None  # None: a password, and nobody who vouches
    mandated_by: UUID | None = None  # the organisation of this person, where a company gave that a mandate
    in_sandbox: bool = False  # a system that tries out: all it reads and does is in the database of the sandbox

    @property
    def account_id(self) -> UUID:
        """The account of the person. Raises PersonNeeded (403) for a system: use it where only a person can act."""
        if self.person_id is None:
            raise PersonNeeded
        return self.person_id

    def may(self, scope: str) -> bool:
        """Whether one of the roles opens this scope."""
        return scope in self.scopes

    @property
    def acts_for_programme(self) -> bool:
        """Whether this is an officer of Syntens or of the programme office."""
        return bool(self.roles & {Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER})


_FIND = Constant(
    select(
        Session.id.label("session_id"),
        Session.last_seen_at,
        Session.organisation_id,
        Session.assurance,
        Account.id.label("person_id"),
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


# Only asked for somebody who acts for an organisation without a role of their own in it.
_FIND_MANDATE = (
    select(Mandate.organisation_id, Mandate.powers)
    .join(Membership, Membership.organisation_id == Mandate.organisation_id)
    .where(
        Membership.account_id == bindparam("account_id"),
        Mandate.company_id == bindparam("company_id"),
        Mandate.ended_at.is_(None),
        Mandate.starts_on <= bindparam("today"),
        Mandate.ends_on >= bindparam("today"),
    )
    .order_by(Mandate.organisation_id)
    .limit(1)
)


def hash_token(token: str) -> bytes:
    """What is kept of a session's token: it is random, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def token_of(request: Request) -> str | None:
    """The session token the browser sent, if any."""
    return request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE)


def bearer_of(request: Request) -> str | None:
    """The access token a system sent, if any."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


async def find_principal(request: Request) -> Principal | None:
    """The principal of this request's session cookie or access token; None for a visitor or an ended session.

    Raises TokenInvalid (401) for a token that does not open anything, TwoIdentities (400) for both at once.
    """
    known: Principal | None = getattr(request.state, "principal", None)
    if known is not None:
        return known
    cookie, bearer = token_of(request), bearer_of(request)
    if bearer is not None:
        if cookie is not None:
            raise TwoIdentities
        principal: Principal | None = await _machine(request, bearer)
    else:
        principal = await _person(request, cookie) if cookie is not None else None
    if principal is not None:
        state = request.app.state
        name = "client" if principal.client_id else "account"
        quota = Quota(name, state.settings.requests_per_minute)
        state.limiter.spend(request.scope, quota, principal.client_id or principal.person_id)
        request.state.principal, request.state.client_id = principal, principal.client_id or principal.person_id
    return principal


async def _person(request: Request, token: str) -> Principal | None:
    moment = clock.now()
    idle = timedelta(minutes=request.app.state.settings.session_idle_minutes)
    async with database_of(request).lookup() as connection:
        found = await _FIND.first(connection, token_hash=hash_token(token), now=moment, idle_since=moment - idle)
        if found is None:
            return None
        if moment - found.pop("last_seen_at") > min(SEEN_AGAIN_AFTER, idle / 4):
            seen = update(Session).where(Session.id == found["session_id"]).values(last_seen_at=moment)
            await connection.execute(seen)
        mandate, own = None, found.pop("roles")
        if not own and found["organisation_id"] is not None:
            asked = {"account_id": found["person_id"], "company_id": found["organisation_id"], "today": clock.today()}
            mandate = (await connection.execute(_FIND_MANDATE, asked)).one_or_none()
    roles = MANDATED if mandate else frozenset(Role(role) for role in own)
    assurance = found.pop("assurance")
    return Principal(
        **found,
        roles=roles,
        scopes=scopes_of_powers(mandate.powers) if mandate else scopes_of(roles),
        assurance=Assurance(assurance) if assurance else None,
        mandated_by=mandate.organisation_id if mandate else None,
    )


async def _machine(request: Request, token: str) -> Principal:
    state = request.app.state
    async with state.database.lookup() as connection:
        found = await find_machine(connection, token, public_url=state.settings.public_url)
    # Without a sandbox there is no other place for a system that tries out: it gets in nowhere.
    if found is None or (found.faults is not None and sandbox_of(request) is None):
        raise TokenInvalid(headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
    if found.faults is not None:
        state.turns[found.client_id] += 1
        request.state.database = sandbox_of(request)
        request.state.turn = Turn(found.faults, state.turns[found.client_id])
    return _system(found)


async def system_now(session: AsyncSession, client_id: UUID) -> Principal:
    """A system with what it may do at this moment, for what it asked before. Raises TokenInvalid (401) once revoked."""
    found = await machine_now(session, client_id)
    if found is None:
        raise TokenInvalid
    return _system(found)


def _system(found: Machine) -> Principal:
    return Principal(
        None,
        found.name,
        None,
        found.organisation_id,
        frozenset(ROLES_OF_KIND[found.kind]),
        found.scopes,
        found.client_id,
        in_sandbox=found.faults is not None,
    )


async def recognise(request: Request) -> None:
    """On a route for everybody: a system that tries out is answered from the sandbox there too.

    A token that opens nothing makes no difference here; where the route asks who is there, it is refused.
    """
    if bearer_of(request) is not None:
        with suppress(TokenInvalid, TwoIdentities):
            await find_principal(request)


def require_own_app(request: Request) -> None:
    """Refuse an unsafe request that another site's page could have sent (CSRF): own header and matching Origin."""
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    origin = urlsplit(request.headers.get("origin", ""))
    own = {request.headers.get("host"), urlsplit(request.app.state.settings.public_url).netloc}
    if request.headers.get(APP_HEADER) != APP_NAME or origin.netloc not in own:
        raise OriginRefused


async def authorise(request: Request, needed: frozenset[str]) -> None:
    """Open the route for whoever holds all needed scopes: 401 for a visitor, 403 for the rest.

    A browser sends the cookie by itself, so a person must also show that the app asked (CSRF); nothing sends a system's
    token by itself.
    """
    principal = await find_principal(request)
    if principal is None:
        raise NotAuthenticated(headers={"WWW-Authenticate": "Bearer"})
    if principal.client_id is None:
        require_own_app(request)
    elif "account" in needed:
        raise PersonNeeded
    if missing := needed - principal.scopes:
        scopes = " ".join(sorted(missing))
        told = {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scopes}"'}
        raise ScopeMissing(
            en=f"Missing: {', '.join(sorted(missing))}.",
            nl=f"U mist: {', '.join(sorted(missing))}.",
            headers=told if principal.client_id else None,
        )


_cookie = APIKeyCookie(
    name=COOKIE, scheme_name="session", description="The session of a signed-in browser.", auto_error=False
)
_token = OAuth2(
    flows={
        "clientCredentials": {
            "tokenUrl": "https://slimmerwerken.example/oauth/token",
            "scopes": {scope: words for scope, words in DESCRIPTIONS.items() if scope in SYSTEM_SCOPES},
        }
    },
    scheme_name="machine",
    description="An access token of a system, from `POST /oauth/token` with a signed assertion or a client secret.",
    auto_error=False,
)


async def current_person(request: Request, _: Annotated[str | None, Depends(_cookie)]) -> Principal:
    """The person that `authorise` admitted. Declare it with `Security(..., scopes=[...])`."""
    principal: Principal = request.state.principal
    return principal


async def current_principal(
    request: Request, _: Annotated[str | None, Depends(_cookie)], __: Annotated[str | None, Depends(_token)]
) -> Principal:
    """The person or system that `authorise` admitted. Declare it with `Security(..., scopes=[...])`."""
    principal: Principal = request.state.principal
    return principal


async def current_asker(request: Request) -> Principal | None:
    """The principal on a page that visitors see too."""
    return await find_principal(request)


SignedIn = Annotated[Principal, Security(current_person, scopes=["account"])]
Asker = Annotated[Principal | None, Depends(current_asker)]
