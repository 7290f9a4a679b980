"""A move of a voucher becomes one message per webhook that may hear of it, in the transaction of the outbox."""

from uuid import UUID

from sqlalchemy import any_, delete, literal, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import ROLES_OF_KIND, machine_scopes
from backend.integration.models import OutboxMessage
from backend.integration.outbox import Deliver
from backend.vouchers.models import Voucher
from backend.vouchers.queries.vouchers import visible_to
from backend.vouchers.states import VoucherStatus
from backend.webhooks import messages
from backend.webhooks.models import KEPT, EndpointStatus, WebhookDelivery, WebhookEndpoint


def deliverer(source: str) -> Deliver:
    """What the outbox hands moves of vouchers to; `source` is who sends, as in CloudEvents."""

    async def fan_out(session: AsyncSession, message: OutboxMessage) -> None:
        """One message per webhook; the same move again adds nothing."""
        message_type = messages.TYPE_OF_STATUS.get(VoucherStatus(message.payload["toStatus"]))
        if message_type is None:
            return
        found = await session.execute(
            select(WebhookEndpoint.id, Organisation)
            .join(Organisation, Organisation.id == WebhookEndpoint.organisation_id)
            .where(
                WebhookEndpoint.status != EndpointStatus.DISABLED,
                literal(message_type) == any_(WebhookEndpoint.message_types),
            )
            .order_by(WebhookEndpoint.id)
        )
        sees: dict[UUID, bool] = {}
        to = []
        for endpoint_id, organisation in found:
            if organisation.id not in sees:
                sees[organisation.id] = await _sees(session, organisation, message.subject_id)
            if sees[organisation.id]:
                to.append(endpoint_id)
        if not to:
            return
        body = messages.status_changed(source, message.id, message.payload, message.sequence)
        rows = [
            {
                "endpoint_id": endpoint_id,
                "message_id": message.id,
                "message_type": message_type,
                "subject_id": message.subject_id,
                "sequence": message.sequence,
                "body": body,
                "next_attempt_at": clock.now(),
            }
            for endpoint_id in to
        ]
        await session.execute(insert(WebhookDelivery).values(rows).on_conflict_do_nothing())

    return fan_out


async def _sees(session: AsyncSession, organisation: Organisation, voucher_id: UUID) -> bool:
    """Whether a system of this organisation would see the voucher now."""
    roles = frozenset(ROLES_OF_KIND[organisation.kind])
    scopes = machine_scopes(organisation.kind)
    system = Principal(None, organisation.name, None, organisation.id, roles, scopes)
    seen = select(Voucher.id).where(Voucher.id == voucher_id, visible_to(system))
    return await session.scalar(seen) is not None


async def forget_old(session: AsyncSession) -> int:
    """Nightly: delete messages 30 days after they were made, and secrets that ended. Answers how many messages."""
    await session.execute(
        update(WebhookEndpoint)
        .where(WebhookEndpoint.former_until <= clock.now())
        .values(sealed_former_secret=None, former_until=None, updated_at=WebhookEndpoint.updated_at)
    )
    cut = clock.now() - KEPT
    gone = await session.execute(delete(WebhookDelivery).where(WebhookDelivery.created_at < cut))
    return int(gone.rowcount)  # type: ignore[attr-defined]
