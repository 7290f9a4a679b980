"""Which system sent this access token: checked by signature first, then against what is known of the client now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from backend.core import clock
from backend.core.faults import Faults
from backend.identity import tokens
from backend.identity.demonstration import sandbox_organisation
from backend.identity.models import MachineClient, Organisation, SigningKey
from backend.identity.scopes import OrganisationKind, machine_scopes
from backend.identity.tokens import ACCESS_TOKEN, TokenRefused

log = structlog.get_logger(__name__)
SEEN_AGAIN_AFTER = timedelta(minutes=5)

_KEY = select(SigningKey.public_jwk).where(SigningKey.kid == bindparam("kid"))
_CLIENT = (
    select(
        MachineClient.name,
        MachineClient.scopes,
        MachineClient.organisation_id,
        MachineClient.last_used_at,
        MachineClient.sandbox,
        MachineClient.faults,
        Organisation.kind,
    )
    .join(Organisation, Organisation.id == MachineClient.organisation_id)
    .where(MachineClient.id == bindparam("client_id"), MachineClient.revoked_at.is_(None))
)
_Known = Row[str, list[str], UUID, datetime | None, bool, dict[str, int] | None, OrganisationKind]


@dataclass(frozen=True, slots=True)
class Machine:
    """A system that asks, with the scopes of its token that it still has."""

    client_id: UUID
    name: str
    organisation_id: UUID
    kind: OrganisationKind
    scopes: frozenset[str]
    faults: Faults | None = None  # of one that is answered from the sandbox


def audience_of(public_url: str) -> str:
    """For whom access tokens are meant: this API."""
    return f"{public_url}/v1"


async def find_machine(connection: AsyncConnection, token: str, *, public_url: str) -> Machine | None:
    """The system behind a token; None when the token is refused, or the client was revoked after it was given."""
    try:
        found = await connection.execute(_KEY, {"kid": tokens.key_name(token, ACCESS_TOKEN)})
        key = found.scalar_one_or_none() or {}  # a key that is not there fits no token
        claims = tokens.check(token, ACCESS_TOKEN, key, issuer=public_url, audience=audience_of(public_url))
        client_id = UUID(claims["sub"])
    except (TokenRefused, ValueError) as refusal:
        log.info("access token refused", reason=str(refusal))
        return None
    row = (await connection.execute(_CLIENT, {"client_id": client_id})).one_or_none()
    if row is None:
        return None
    await _note_use(connection, client_id, row.last_used_at)
    return _machine(client_id, row, frozenset(claims["scope"].split()))


async def machine_now(session: AsyncSession, client_id: UUID) -> Machine | None:
    """A system with the scopes it has at this moment, for what it asked before; None when it was revoked."""
    row = (await session.execute(_CLIENT, {"client_id": client_id})).one_or_none()
    return _machine(client_id, row, frozenset(row.scopes)) if row else None


def _machine(client_id: UUID, row: _Known, asked: frozenset[str]) -> Machine | None:
    kind = OrganisationKind(row.kind)
    scopes = asked & frozenset(row.scopes) & machine_scopes(kind)
    if not row.sandbox:
        return Machine(client_id, row.name, row.organisation_id, kind, scopes)
    acts_for = sandbox_organisation(kind, row.organisation_id)
    if acts_for is None:
        return None
    return Machine(client_id, row.name, acts_for, kind, scopes, Faults(**(row.faults or {})))


async def _note_use(connection: AsyncConnection, client_id: UUID, last_used_at: datetime | None) -> None:
    moment = clock.now()
    if last_used_at is None or moment - last_used_at > SEEN_AGAIN_AFTER:
        await connection.execute(update(MachineClient).where(MachineClient.id == client_id).values(last_used_at=moment))
