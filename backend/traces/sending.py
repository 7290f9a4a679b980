"""What is sent about a voucher, as entries of its trace."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, Text, and_, case, cast, func, or_, select

from backend.identity.models import Organisation
from backend.integration.models import OutboxMessage as Message
from backend.mails.models import WAITS, Mail, MailStatus
from backend.traces.schemas import TraceKind, TraceState
from backend.traces.shape import entry
from backend.webhooks.models import DeliveryState, WebhookEndpoint
from backend.webhooks.models import WebhookAttempt as Attempt
from backend.webhooks.models import WebhookDelivery as Delivery


def _class_of(error: Any) -> Any:
    """`SMTPDataError: ...` without its words: those can name an address."""
    return func.nullif(func.split_part(error, ":", 1), "")


def messages(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """What waits in line for others."""
    failed, sent = Message.failed_at.is_not(None), Message.delivered_at.is_not(None)
    waits = and_(~failed, ~sent)
    return entry(
        TraceKind.MESSAGE,
        func.lpad(cast(Message.sequence, Text), 10, "0"),
        at=Message.created_at,
        item_id=Message.id,
        what=Message.topic,
        state=case(
            (failed, TraceState.FAILED.value),
            (sent, TraceState.SENT.value),
            (Message.last_error.is_not(None), TraceState.RETRYING.value),
            else_=TraceState.WAITING.value,
        ),
        to_status=Message.payload["toStatus"].astext,
        position=Message.sequence,
        tries=Message.attempts,
        fault=_class_of(Message.last_error),
        next_try_at=case((waits, Message.next_attempt_at)),
        ended_at=func.coalesce(Message.delivered_at, Message.failed_at),
        is_failure=or_(failed, and_(waits, Message.last_error.is_not(None))),
        can_restart=failed,
    ).where(Message.subject_id == voucher_id)


def webhooks(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """Where a message went: the organisation, never the address or the body."""
    failed, waits = Delivery.state == DeliveryState.FAILED, Delivery.state == DeliveryState.WAITING
    last = (
        select(cast(Attempt.fault, String))
        .where(Attempt.delivery_id == Delivery.id)
        .order_by(Attempt.started_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        entry(
            TraceKind.WEBHOOK,
            Delivery.id,
            at=Delivery.created_at,
            what=Delivery.message_type,
            state=case(
                (failed, TraceState.FAILED.value),
                (~waits, TraceState.SENT.value),
                (Delivery.attempts > 0, TraceState.RETRYING.value),
                else_=TraceState.WAITING.value,
            ),
            actor=Organisation.name,
            position=Delivery.sequence,
            tries=Delivery.attempts,
            fault=last,
            next_try_at=case((waits, Delivery.next_attempt_at)),
            ended_at=Delivery.ended_at,
            is_failure=or_(failed, and_(waits, Delivery.attempts > 0)),
        )
        .join_from(Delivery, WebhookEndpoint, WebhookEndpoint.id == Delivery.endpoint_id)
        .join(Organisation, Organisation.id == WebhookEndpoint.organisation_id)
        .where(Delivery.subject_id == voucher_id)
    )


def mails(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """Mails about it, without address or words."""
    failed, waits = Mail.status == MailStatus.FAILED, Mail.status == MailStatus.QUEUED
    return entry(
        TraceKind.MAIL,
        Mail.id,
        at=Mail.created_at,
        item_id=Mail.id,
        what=Mail.template,
        state=case(
            # Given up before the last wait: the receiving server said that it never takes this mail.
            (and_(failed, Mail.attempts <= len(WAITS)), TraceState.BOUNCED.value),
            (failed, TraceState.FAILED.value),
            (~waits, TraceState.SENT.value),
            (Mail.last_error.is_not(None), TraceState.RETRYING.value),
            else_=TraceState.WAITING.value,
        ),
        tries=Mail.attempts,
        fault=_class_of(Mail.last_error),
        next_try_at=case((waits, Mail.next_attempt_at)),
        ended_at=Mail.sent_at,
        is_failure=Mail.last_error.is_not(None),
        can_restart=failed,
    ).where(Mail.about_id == voucher_id)
