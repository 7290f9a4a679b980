"""What a system does to get in: prove who it is, and get an access token for some minutes (RFC 6749, 7523, 9068)."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import structlog
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.sealing import Sealer
from backend.identity import tokens
from backend.identity.bearer import audience_of
from backend.identity.models import CredentialKind, MachineClient, MachineCredential, Organisation, UsedAssertion
from backend.identity.scopes import OrganisationKind, machine_scopes
from backend.identity.signing_keys import signing_key
from backend.identity.tokens import ACCESS_TOKEN, CLIENT_ASSERTION, TokenRefused
from backend.machines import queries
from backend.machines.errors import TokenDenied
from backend.machines.service.clients import hash_secret

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Proof:
    """How a system says who it is: a secret, or an assertion that it signed."""

    client_id: str | None
    secret: str | None = None
    assertion: str | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """An access token, with what the answer tells of it."""

    token: str
    seconds: int
    scope: str
    client: MachineClient
    kind: OrganisationKind


async def issue(session: AsyncSession, proof: Proof, scope: str | None, *, public_url: str, seal: Sealer) -> Issued:
    """Give an access token. Raises TokenDenied, with the same words for whatever is wrong with the proof."""
    try:
        client, used = await _authenticate(session, proof, public_url)
    except (TokenRefused, ValueError) as refusal:
        log.info("client refused", reason=str(refusal))
        raise TokenDenied("invalid_client", "The client could not be authenticated.", status=401) from refusal
    kind = OrganisationKind((await session.get_one(Organisation, client.organisation_id)).kind)
    scopes = _scopes(client, kind, scope)
    if used is not None and not await _first_use(session, used):
        raise TokenDenied("invalid_client", "The client could not be authenticated.", status=401)
    key = await signing_key(session, seal)
    moment = clock.now()
    claims = {
        "iss": public_url,
        "aud": audience_of(public_url),
        "sub": str(client.id),
        "client_id": str(client.id),
        "scope": scopes,
        "iat": int(moment.timestamp()),
        "exp": int((moment + ACCESS_TOKEN.longest_life).timestamp()),
        "jti": secrets.token_urlsafe(16),
    }
    token = tokens.sign(claims, ACCESS_TOKEN, kid=key.kid, private_pem=seal.open(key.sealed_private_pem))
    return Issued(token, int(ACCESS_TOKEN.longest_life.total_seconds()), scopes, client, kind)


async def forget_assertions(session: AsyncSession) -> int:
    """Nightly: delete what has expired, and so is refused without being remembered; answers how many."""
    cut = clock.now() - CLIENT_ASSERTION.leeway
    gone = await session.execute(delete(UsedAssertion).where(UsedAssertion.expires_at <= cut))
    return int(gone.rowcount)  # type: ignore[attr-defined]


async def _authenticate(
    session: AsyncSession, proof: Proof, public_url: str
) -> tuple[MachineClient, UsedAssertion | None]:
    if (proof.secret is None) == (proof.assertion is None):
        raise TokenRefused("one proof, not none or two")
    if proof.assertion is not None:
        named = tokens.named_subject(proof.assertion)
        if proof.client_id not in (None, named):
            raise TokenRefused("client_id differs from the assertion")
        client = await _client(session, UUID(named))
        return client, await _check_assertion(session, client, proof.assertion, public_url)
    assert proof.secret is not None
    client = await _client(session, UUID(proof.client_id or ""))
    given = hash_secret(proof.secret)
    for credential in await _credentials(session, client, CredentialKind.SECRET):
        assert credential.secret_hash is not None
        if hmac.compare_digest(credential.secret_hash, given):
            credential.last_used_at = clock.now()
            return client, None
    raise TokenRefused("secret")


async def _check_assertion(
    session: AsyncSession, client: MachineClient, assertion: str, public_url: str
) -> UsedAssertion:
    """The assertion, to be remembered. Its audience is this server as issuer, and nothing else."""
    kid = tokens.key_name(assertion, CLIENT_ASSERTION)
    for credential in await _credentials(session, client, CredentialKind.PUBLIC_KEY):
        if credential.kid == kid:
            assert credential.public_jwk is not None
            claims = tokens.check(
                assertion, CLIENT_ASSERTION, credential.public_jwk, issuer=str(client.id), audience=public_url
            )
            if claims["sub"] != str(client.id):
                raise TokenRefused("sub")
            credential.last_used_at = clock.now()
            return UsedAssertion(
                client_id=client.id,
                jti_hash=hashlib.sha256(claims["jti"].encode()).digest(),
                expires_at=datetime.fromtimestamp(claims["exp"], UTC),
            )
    raise TokenRefused("kid")


async def _first_use(session: AsyncSession, used: UsedAssertion) -> bool:
    """Remember the assertion; False when it was used before. Two at once wait for each other on the same row."""
    values = {"client_id": used.client_id, "jti_hash": used.jti_hash, "expires_at": used.expires_at}
    kept = await session.execute(
        insert(UsedAssertion).values(values).on_conflict_do_nothing().returning(UsedAssertion.client_id)
    )
    return kept.first() is not None


async def _client(session: AsyncSession, client_id: UUID) -> MachineClient:
    client = await session.scalar(
        select(MachineClient).where(MachineClient.id == client_id, MachineClient.revoked_at.is_(None))
    )
    if client is None:
        raise TokenRefused("client")
    return client


async def _credentials(session: AsyncSession, client: MachineClient, kind: CredentialKind) -> list[MachineCredential]:
    found = await session.scalars(
        select(MachineCredential).where(
            MachineCredential.client_id == client.id, MachineCredential.kind == kind, queries.usable()
        )
    )
    return list(found)


def _scopes(client: MachineClient, kind: OrganisationKind, asked: str | None) -> str:
    """What was asked for, or all the client has when nothing was asked."""
    have = frozenset(client.scopes) & machine_scopes(kind)
    wanted = frozenset((asked or "").split(" ")) - {""} or have
    if wanted - have:
        raise TokenDenied("invalid_scope", "The client does not have this scope.")
    return " ".join(sorted(wanted))
