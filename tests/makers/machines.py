"""Builders of API clients, and of what their systems send."""

import base64
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import CredentialKind, MachineClient, MachineCredential
from backend.identity.scopes import SYNC, OrganisationKind, machine_scopes
from backend.identity.tokens import KeyPair, new_key_pair
from backend.machines.service.clients import hash_secret
from tests.makers.identity import make_account, make_organisation

ISSUER = "http://test"


@dataclass(frozen=True, slots=True)
class System:
    """A system as its makers know it: with the secret and the private key."""

    client_id: UUID
    organisation_id: UUID
    secret: str
    key: KeyPair

    @property
    def claims(self) -> dict[str, object]:
        """What it says in an assertion."""
        now = int(time.time())
        name = str(self.client_id)
        return {"iss": name, "sub": name, "aud": ISSUER, "iat": now, "exp": now + 60, "jti": uuid4().hex}

    def assertion(self, claims: Mapping[str, object] | None = None, **header: object) -> str:
        """An assertion it signs, with whatever is wrong in it."""
        return signed({"typ": "JWT", "kid": self.key.kid, **header}, claims or self.claims, self.key)


async def make_system(
    session: AsyncSession,
    *,
    kind: OrganisationKind = OrganisationKind.BRANCH,
    organisation_id: UUID | None = None,
    scopes: frozenset[str] | None = None,
    sandbox: bool = False,
    faults: dict[str, int] | None = None,
) -> System:
    """A client with a secret and a public key, by default with everything its organisation can have."""
    if organisation_id is None:
        organisation_id = (await make_organisation(session, kind=kind)).id
    wanted = machine_scopes(kind) if scopes is None else scopes
    # Another than who made its keys gave it the right to move vouchers.
    giver = await make_account(session) if SYNC in wanted else None
    client = MachineClient(
        organisation_id=organisation_id,
        name="Ledenadministratie",
        scopes=sorted(wanted),
        sync_given_by=giver and giver.id,
        sandbox=sandbox,
        faults=faults,
    )
    session.add(client)
    await session.flush()
    key, secret = new_key_pair(), f"swk_{uuid4().hex}{uuid4().hex}"
    session.add_all(
        [
            MachineCredential(client_id=client.id, kind=CredentialKind.SECRET, secret_hash=hash_secret(secret)),
            MachineCredential(
                client_id=client.id, kind=CredentialKind.PUBLIC_KEY, public_jwk=key.public_jwk, kid=key.kid
            ),
        ]
    )
    await session.flush()
    return System(client.id, organisation_id, secret, key)


def encoded(part: bytes | Mapping[str, object]) -> str:
    """One part of a token."""
    raw = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(header: Mapping[str, object], claims: bytes | Mapping[str, object], key: KeyPair) -> str:
    """A token with this header and these claims, made without the module under test; `alg` ES256 unless named."""
    text = f"{encoded({'alg': 'ES256', **header})}.{encoded(claims)}"
    private = load_pem_private_key(key.private_pem, None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    r, s = decode_dss_signature(private.sign(text.encode(), ec.ECDSA(SHA256())))
    return f"{text}.{encoded(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
