"""Webhooks on the wire."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from backend.core.schemas import Flag, Integer, Line, Moment, Paged, PageQuery, Schema
from backend.webhooks.messages import MESSAGE_TYPES
from backend.webhooks.models import DeliveryState, DisabledBecause, EndpointStatus, Fault


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


class WebhookDeliveryFilter(PageQuery):
    """Which messages of the webhook, newest first."""

    state: DeliveryState | None = Field(default=None, description="Only in this state.")
    message_type: str | None = Field(default=None, max_length=100, description="Only of this type.")
    voucher_id: UUID | None = Field(default=None, description="Only about this voucher.")
    voucher_code: str | None = Field(default=None, max_length=20, description="Only about the voucher with this code.")
    created_from: Moment | None = Field(default=None, description="Only those made at this moment or later.")
    created_until: Moment | None = Field(default=None, description="Only those made before this moment.")


class WebhookDeliverySpan(Schema):
    """Which messages to count: of all thirty days, or made between two moments."""

    created_from: Moment | None = Field(default=None, description="Only those made at this moment or later.")
    created_until: Moment | None = Field(default=None, description="Only those made before this moment.")


class WebhookDeliveryCounts(Schema):
    """How many messages there are, by what became of them. Tests are not counted: they are not sent again."""

    waiting: Integer
    delivered: Integer
    failed: Integer


class WebhookDeliverySummary(Schema):
    """A message in the log."""

    id: UUID
    message_id: str = Field(description="As in the header `webhook-id`; the same each time it is sent.")
    message_type: str
    voucher_id: UUID | None = Field(description="Null for a test.")
    voucher_code: str | None = Field(description="As the message tells it; null for a test.")
    sequence: int | None = Field(description="Its number among the messages on this voucher.")
    state: DeliveryState
    attempts: Integer = Field(description="Attempts since it was made, or since it was sent again.")
    created_at: Moment
    next_attempt_at: Moment | None = Field(description="When it is tried next; null when it waits no more.")
    ended_at: Moment | None = Field(description="When it arrived, or was given up.")


class WebhookDeliveryPage(Paged[WebhookDeliverySummary]):
    """One page of the log of a webhook, newest first. It is kept for thirty days."""


class WebhookAttemptRead(Schema):
    """One attempt to deliver a message."""

    started_at: Moment
    milliseconds: Integer
    request_headers: dict[str, str] = Field(description="As sent, without the signature.")
    status_code: int | None = Field(description="Of the answer; null when none came.")
    answer: str | None = Field(description="The first 4,096 bytes of the answer.")
    fault: Fault | None = Field(description="Why it did not arrive; null when it did.")


class WebhookDeliveryRead(WebhookDeliverySummary):
    """A message as it is sent, with each attempt."""

    body: str = Field(description="Byte for byte as it is sent.")
    tried: list[WebhookAttemptRead] = Field(
        description="Every attempt that was recorded, the latest fifty, newest first."
    )


class WebhookResend(Schema):
    """Which messages to send again: those that failed, of all thirty days or made between two moments."""

    created_from: Moment | None = Field(default=None, description="Only those made at this moment or later.")
    created_until: Moment | None = Field(default=None, description="Only those made before this moment.")
    delivered_too: Flag = Field(default=False, description="Also those that did arrive. Needs `createdFrom`.")

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.delivered_too and self.created_from is None:
            raise ValueError("Geef bij deliveredToo ook createdFrom. | Give createdFrom with deliveredToo.")
        return self


class WebhookResent(Schema):
    """What is sent again."""

    resent: Integer = Field(description="Messages that wait to be sent again; what waited already is not counted.")
    more: bool = Field(description="True when there are more than 1,000: ask again for the rest.")
    next_from: Moment | None = Field(
        description="Ask for the rest with this as `createdFrom`; null when there is none."
    )
