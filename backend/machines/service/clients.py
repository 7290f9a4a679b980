"""What people do with the API clients of their organisation: make, change, renew credentials, revoke."""

import hashlib
import secrets
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.faults import Faults
from backend.core.validation import field, invalid
from backend.identity.models import CredentialKind, MachineClient, MachineCredential, Organisation
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_data_agreement
from backend.identity.scopes import SYNC
from backend.identity.tokens import public_key
from backend.machines import queries
from backend.machines.errors import (
    CredentialNotFound,
    KeyKnown,
    SecondPersonNeeded,
    TooManyCredentials,
    TooManyMachineClients,
)
from backend.machines.schemas import (
    CredentialCreate,
    MachineClientCreate,
    MachineClientUpdate,
    PublicKeyCreate,
)

CLIENTS_AT_ONCE = 50
CREDENTIALS_AT_ONCE = 2  # of one kind: the old and the new, while a system changes over
SECRET_PREFIX = "swk_"  # noqa: S105 - tells scanners of leaked secrets whose it is


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. It is 256 random bits, which nobody can try out: a fast hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


async def create_client(session: AsyncSession, principal: Principal, wish: MachineClientCreate) -> MachineClient:
    """Make a client.

    Whoever calls made sure that a sandbox is open: to try out, where no member is real, no agreement is needed yet.
    Raises TooManyMachineClients and DataAgreementMissing (409), InvalidInput (400) for a scope it cannot have.
    """
    await _require_scopes(session, principal, wish.scopes)
    if not wish.sandbox:
        await require_data_agreement(session, principal.organisation_id)
    await session.execute(select(Organisation.id).where(Organisation.id == principal.organisation_id).with_for_update())
    have = await session.scalar(select(func.count()).select_from(MachineClient).where(queries.visible_to(principal)))
    if (have or 0) >= CLIENTS_AT_ONCE:
        raise TooManyMachineClients
    client = MachineClient(
        organisation_id=principal.organisation_id,
        name=wish.name.strip(),
        scopes=wish.scopes,
        created_by=principal.account_id,
        sync_given_by=principal.account_id if SYNC in wish.scopes else None,
        sandbox=wish.sandbox,
    )
    session.add(client)
    await session.flush()
    _record(session, principal, "create", client, scopes=client.scopes, sandbox=client.sandbox)
    return client


async def change_client(
    session: AsyncSession, principal: Principal, client_id: UUID, wish: MachineClientUpdate, if_match: str | None
) -> MachineClient:
    """Rename, or change what it may do; holds for tokens given before.

    Raises MachineClientNotFound (404), SecondPersonNeeded (403), VersionStale (412), InvalidInput (400).
    """
    client = await queries.get_client(session, principal, client_id, for_update=True)
    require_current(client, if_match)
    if wish.name is not None:
        client.name = wish.name.strip()
    if wish.scopes is not None:
        await _require_scopes(session, principal, wish.scopes)
        if SYNC not in wish.scopes:
            client.sync_given_by = None
        elif SYNC not in client.scopes:
            await _require_no_key_of(session, principal, client)
            client.sync_given_by = principal.account_id
        client.scopes = wish.scopes
    if wish.faults is not None:
        _require_sandbox(client)
        client.faults = {**asdict(Faults(**(client.faults or {}))), **wish.faults.model_dump(exclude_none=True)}
    await session.flush()
    _record(session, principal, "change", client, scopes=client.scopes)
    return client


async def revoke_client(session: AsyncSession, principal: Principal, client_id: UUID, if_match: str | None) -> None:
    """End its access at once, tokens included. Raises MachineClientNotFound (404), VersionStale (412)."""
    client = await queries.get_client(session, principal, client_id, for_update=True)
    require_current(client, if_match)
    client.revoked_at = clock.now()
    await session.flush()
    _record(session, principal, "revoke", client)


async def add_credential(
    session: AsyncSession, principal: Principal, client_id: UUID, wish: CredentialCreate
) -> tuple[MachineCredential, str | None]:
    """Add a secret, answered once, or a public key.

    Raises MachineClientNotFound (404), SecondPersonNeeded (403), InvalidInput (400), TooManyCredentials and KeyKnown
    (409).
    """
    client = await queries.get_client(session, principal, client_id, for_update=True)
    if client.sync_given_by == principal.account_id:
        raise SecondPersonNeeded
    _require_future(wish.expires_at)
    kind = CredentialKind(wish.kind)
    have = await session.scalar(
        select(func.count())
        .select_from(MachineCredential)
        .where(MachineCredential.client_id == client.id, MachineCredential.kind == kind, queries.usable())
    )
    if (have or 0) >= CREDENTIALS_AT_ONCE:
        raise TooManyCredentials
    credential = MachineCredential(
        client_id=client.id, kind=kind, expires_at=wish.expires_at, created_by=principal.account_id
    )
    secret = None
    if isinstance(wish, PublicKeyCreate):
        await _add_key(session, credential, wish)
    else:
        secret = SECRET_PREFIX + secrets.token_urlsafe(32)
        credential.secret_hash = hash_secret(secret)
    session.add(credential)
    await session.flush()
    _record(session, principal, "add-credential", client, kind=str(kind))
    return credential, secret


async def revoke_credential(session: AsyncSession, principal: Principal, client_id: UUID, credential_id: UUID) -> None:
    """No new tokens with this secret or key. Raises MachineClientNotFound, CredentialNotFound (404)."""
    client = await queries.get_client(session, principal, client_id, for_update=True)
    credential = await session.scalar(
        select(MachineCredential).where(
            MachineCredential.id == credential_id,
            MachineCredential.client_id == client.id,
            MachineCredential.revoked_at.is_(None),
        )
    )
    if credential is None:
        raise CredentialNotFound
    credential.revoked_at = clock.now()
    await session.flush()
    _record(session, principal, "revoke-credential", client, kind=str(credential.kind))


async def _add_key(session: AsyncSession, credential: MachineCredential, wish: PublicKeyCreate) -> None:
    try:
        jwk = public_key(wish.jwk.model_dump(exclude_none=True))
    except ValueError as failure:
        words = {"nl": "Dit is geen punt op de kromme P-256.", "en": "This is no point on the curve P-256."}
        raise invalid(field("#/jwk", "not_on_curve", **words)) from failure
    known = select(MachineCredential).where(
        MachineCredential.client_id == credential.client_id,
        MachineCredential.kid == jwk["kid"],
        MachineCredential.revoked_at.is_(None),
    )
    if await session.scalar(known):
        raise KeyKnown
    credential.public_jwk, credential.kid = jwk, jwk["kid"]


async def _require_no_key_of(session: AsyncSession, principal: Principal, client: MachineClient) -> None:
    """Refuse who ever made a key of this system, also a revoked one: its last token lives on for minutes."""
    own = select(MachineCredential.id).where(
        MachineCredential.client_id == client.id, MachineCredential.created_by == principal.account_id
    )
    if await session.scalar(own.limit(1)) is not None:
        raise SecondPersonNeeded


async def _require_scopes(session: AsyncSession, principal: Principal, scopes: list[str]) -> None:
    refused = sorted(set(scopes) - await queries.scopes_for(session, principal))
    if refused:
        named = ", ".join(refused)
        raise invalid(
            field(
                "#/scopes",
                "not_allowed",
                nl=f"Een koppeling van uw organisatie kan dit niet krijgen: {named}.",
                en=f"An API client of your organisation cannot have this: {named}.",
            )
        )


def _require_sandbox(client: MachineClient) -> None:
    if not client.sandbox:
        words = {
            "nl": "Storingen zet u alleen aan voor een systeem in de proefomgeving.",
            "en": "Faults are switched on only for a system in the sandbox.",
        }
        raise invalid(field("#/faults", "not_in_sandbox", **words))


def _require_future(expires_at: datetime | None) -> None:
    if expires_at is not None and expires_at <= clock.now():
        words = {"nl": "Kies een moment dat nog komt.", "en": "Choose a moment that is still to come."}
        raise invalid(field("#/expiresAt", "in_past", **words))


def _record(session: AsyncSession, principal: Principal, act: str, client: MachineClient, **details: object) -> None:
    record(
        session,
        principal,
        f"machines.{act}",
        "machine_client",
        client.id,
        organisation_id=client.organisation_id,
        name=client.name,
        **details,
    )
