"""Webhooks on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from backend.core.schemas import Flag, Integer, Line, Moment, Paged, Schema
from backend.webhooks.messages import MESSAGE_TYPES
from backend.webhooks.models import DisabledBecause, EndpointStatus


def _known_once_each(types: list[str]) -> list[str]:
    unknown = sorted(set(types) - set(MESSAGE_TYPES))
    if unknown:
        raise ValueError("Een van deze berichten kennen wij niet. | One of these messages we do not know.")
    return sorted(set(types), key=MESSAGE_TYPES.index)


MessageTypes = Annotated[
    list[Annotated[str, Field(json_schema_extra={"enum": list(MESSAGE_TYPES)})]],
    Field(min_length=1, max_length=len(MESSAGE_TYPES), description="The changes of a voucher to tell of."),
    AfterValidator(_known_once_each),
]
Url = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2_000),
    Field(
        description="Where to send: https, a name on the public internet, port 443 or 8443.",
        examples=["https://vouchers.voorbeeld.example/slimmer-werken"],
    ),
]


class WebhookEndpointCreate(Schema):
    """Let a system of your organisation be told of changes."""

    name: Line = Field(description="What colleagues know the receiving system by.")
    url: Url
    message_types: MessageTypes


class WebhookEndpointUpdate(Schema):
    """Change a webhook; what is left out stays. Messages that wait go to the new address."""

    name: Line | None = Field(default=None, description="Cannot be emptied.")
    url: Url | None = Field(default=None, description="Cannot be emptied.")
    message_types: MessageTypes | None = Field(default=None, description="Cannot be emptied.")


class WebhookStatusChange(Schema):
    """Pause a webhook, or let it go on; also one that we disabled."""

    to_status: Literal["active", "paused"]


class SecretRotation(Schema):
    """Renew the secret."""

    overlap: Flag = Field(
        default=True,
        description="For seven days the former secret signs too. False ends it at once: choose that when it leaked.",
    )


class WebhookEndpointRead(Schema):
    """An address that changes are sent to, and how it answers."""

    id: UUID
    version: int = Field(description="As in its ETag.")
    name: str
    url: str
    message_types: list[str]
    status: EndpointStatus
    disabled_because: DisabledBecause | None = Field(
        description="Why we disabled it: it answered 410 (gone), or failed for five days."
    )
    created_at: Moment
    last_delivered_at: Moment | None
    failing_since: Moment | None = Field(description="The first attempt that failed after the last that arrived.")
    former_until: Moment | None = Field(description="Until then the former secret signs too; null: it does not.")
    waiting: Integer = Field(description="Messages that were not delivered yet.")


class WebhookEndpointCreated(WebhookEndpointRead):
    """A webhook with its secret."""

    secret: str | None = Field(
        description="What messages are signed with, shown this one time; null when your request was a repetition."
    )


class WebhookEndpointPage(Paged[WebhookEndpointRead]):
    """One page of the webhooks of your organisation, by name."""
