"""API clients and their credentials on the wire."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from backend.core.faults import LONGEST_DELAY_MS, MOST_SELDOM
from backend.core.schemas import Flag, Integer, Line, Moment, Paged, Schema
from backend.identity.models import CredentialKind
from backend.identity.scopes import SYSTEM_SCOPES

Coordinate = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]
Seldom = Annotated[Integer, Field(ge=0, le=MOST_SELDOM)]
KeyName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._~:-]{1,100}$")]


def _once_each(scopes: list[str]) -> list[str]:
    return sorted(set(scopes))


def _without_private_part(jwk: Any) -> Any:
    if isinstance(jwk, Mapping) and "d" in jwk:
        raise ValueError(
            "Dit is de geheime sleutel. Houd die zelf en stuur alleen het openbare deel. | "
            "This is the private key. Keep it to yourself and send the public part only."
        )
    return jwk


Scopes = Annotated[
    list[Annotated[str, Field(json_schema_extra={"enum": sorted(SYSTEM_SCOPES)})]],
    AfterValidator(_once_each),
    Field(min_length=1, max_length=60, description="What the system may do; see /machine-scopes."),
]
ExpiresAt = Annotated[
    Moment | None, Field(description="From then on it opens nothing; null or left out: until it is revoked.")
]


class PublicJwk(Schema):
    """The public half of a key on P-256 (RFC 7517), for assertions signed with ES256."""

    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: Coordinate
    y: Coordinate
    kid: KeyName | None = Field(
        default=None, description="Its name, to stand in the header of each assertion; left out: its thumbprint."
    )
    alg: Literal["ES256"] | None = None
    use: Literal["sig"] | None = None


class SecretCreate(Schema):
    """Make a client secret: the answer shows it, once."""

    kind: Literal["secret"]
    expires_at: ExpiresAt = None


class PublicKeyCreate(Schema):
    """Add the public half of a key that your system keeps: the safer way."""

    kind: Literal["public_key"]
    jwk: Annotated[PublicJwk, BeforeValidator(_without_private_part)]
    expires_at: ExpiresAt = None


CredentialCreate = Annotated[SecretCreate | PublicKeyCreate, Field(discriminator="kind")]


class MachineCredentialRead(Schema):
    """A secret or public key of an API client; the secret itself is not kept."""

    id: UUID
    kind: CredentialKind
    kid: str | None = Field(description="Name of the key; null for a secret.")
    created_at: Moment
    expires_at: Moment | None
    last_used_at: Moment | None


class MachineCredentialCreated(MachineCredentialRead):
    """The new credential."""

    secret: str | None = Field(description="The secret, shown this one time; null for a public key.")


class SandboxFaults(Schema):
    """What a system in the sandbox meets, so that you see how yours takes it. 0 is never; n is every n-th request."""

    delay_ms: Annotated[Integer, Field(ge=0, le=LONGEST_DELAY_MS)] = Field(
        description="Each answer comes so many milliseconds later."
    )
    refused_every: Seldom = Field(description="Answered with 503, and nothing is done.")
    lost_every: Seldom = Field(description="Done, but answered with 503: sending the same again must change nothing.")
    doubled_every: Seldom = Field(description="Every n-th change on a page of the feed stands there twice.")

    webhooks_doubled_every: Seldom = Field(
        description="Every n-th message to a webhook that it made arrives twice, with the same `webhook-id`."
    )
    webhooks_late_every: Seldom = Field(description="Every n-th message to such a webhook comes half a minute later.")
    webhooks_overtaken_every: Seldom = Field(
        description="Every n-th message to such a webhook lets a later one about the same voucher go first; after a "
        "minute without one it comes all the same."
    )


class SandboxFaultsUpdate(Schema):
    """What a system in the sandbox is to meet from now on; what is left out stays. 0 is never."""

    delay_ms: Annotated[Integer, Field(ge=0, le=LONGEST_DELAY_MS)] | None = Field(
        default=None, description="Each answer comes so many milliseconds later."
    )
    refused_every: Seldom | None = Field(default=None, description="Answered with 503, and nothing is done.")
    lost_every: Seldom | None = Field(default=None, description="Done, but answered with 503.")
    doubled_every: Seldom | None = Field(default=None, description="Changes that stand twice on a page of the feed.")
    webhooks_doubled_every: Seldom | None = Field(default=None, description="Messages that arrive twice.")
    webhooks_late_every: Seldom | None = Field(default=None, description="Messages that come half a minute later.")
    webhooks_overtaken_every: Seldom | None = Field(default=None, description="Messages that let a later one go first.")


class MachineClientCreate(Schema):
    """Give a system of your organisation access to the API."""

    name: Line = Field(description="What colleagues know the system by; the audit trail names it so.")
    scopes: Scopes
    sandbox: Flag = Field(
        default=False, description="For trying out: it reads and changes invented vouchers only, now and for ever."
    )


class MachineClientUpdate(Schema):
    """Change an API client; what is left out stays. Tokens that were given lose a scope that is taken away at once."""

    name: Line | None = Field(default=None, description="Cannot be emptied.")
    scopes: Scopes | None = Field(default=None, description="Cannot be emptied.")
    faults: SandboxFaultsUpdate | None = Field(
        default=None, description="Of a system in the sandbox; refused for a real one."
    )


class MachineClientRead(Schema):
    """A system with access to the API. Its `id` is its `client_id` at the token endpoint."""

    id: UUID
    version: int = Field(description="As in its ETag.")
    name: str
    scopes: list[str]
    created_at: Moment
    last_used_at: Moment | None = Field(description="Within five minutes.")
    sandbox: bool = Field(description="For trying out: it gets at nothing real.")
    faults: SandboxFaults | None = Field(description="What it meets in the sandbox; null for a real one.")
    credentials: list[MachineCredentialRead]


class MachineClientPage(Paged[MachineClientRead]):
    """One page of the API clients of your organisation, by name."""


class MachineScope(Schema):
    """Something a system can be allowed to do."""

    scope: str
    description: str


class MachineScopeList(Schema):
    """What systems of your organisation can be allowed to do."""

    items: list[MachineScope]
