"""What was done to a voucher and its money, as entries of its trace."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, Text, case, cast, func

from backend.audit.models import AuditEntry
from backend.identity.models import Account
from backend.traces.schemas import TraceKind, TraceState
from backend.traces.shape import entry
from backend.vouchers.models import (
    Payment,
    PaymentBatch,
    Reclaim,
    SyncConflict,
    VoucherFeedEntry,
)
from backend.vouchers.models import VoucherAct as Act
from backend.vouchers.models import VoucherStatusChange as Move
from backend.vouchers.models.conflicts import ConflictStatus
from backend.vouchers.states import BatchStatus, PaymentStatus, ReclaimStatus

RESTARTED = "vouchers.restart-step"


def moves(voucher_id: UUID, kind: TraceKind) -> Select[*tuple[Any, ...]]:
    """Moves made here, or those brought across by another system."""
    relayed = Move.source_event_id.is_not(None) if kind is TraceKind.RELAYED else Move.source_event_id.is_(None)
    return entry(
        kind,
        Move.id,
        at=Move.recorded_at,
        what=cast(Move.to_status, String),
        from_status=cast(Move.from_status, String),
        to_status=cast(Move.to_status, String),
        actor=Move.actor_name,
        party=cast(Move.source, String),
        reason=Move.reason,
        source_event_id=Move.source_event_id,
    ).where(Move.voucher_id == voucher_id, relayed)


def acts(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """What happened beside the moves."""
    return entry(
        TraceKind.ACT,
        Act.id,
        at=Act.occurred_at,
        what=cast(Act.kind, String),
        actor=Act.actor_name,
        party=cast(Act.source, String),
        reason=Act.reason,
    ).where(Act.voucher_id == voucher_id)


def conflicts(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """Moves made elsewhere that were impossible here, with the decision."""
    is_open = SyncConflict.status == ConflictStatus.OPEN
    return (
        entry(
            TraceKind.CONFLICT,
            SyncConflict.id,
            at=SyncConflict.received_at,
            what=cast(SyncConflict.status, String),
            state=case((is_open, TraceState.OPEN.value), else_=TraceState.DONE.value),
            from_status=cast(SyncConflict.our_status, String),
            to_status=cast(SyncConflict.their_status, String),
            actor=func.coalesce(Account.name, SyncConflict.client_name),
            reason=SyncConflict.reason,
            source_event_id=SyncConflict.source_event_id,
            ended_at=SyncConflict.decided_at,
            is_failure=is_open,
        )
        .outerjoin_from(SyncConflict, Account, Account.id == SyncConflict.decided_by)
        .where(SyncConflict.voucher_id == voucher_id)
    )


def feed(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """Where its moves stand in the feed of changes."""
    return (
        entry(
            TraceKind.FEED,
            VoucherFeedEntry.position,
            at=VoucherFeedEntry.recorded_at,
            what=cast(Move.to_status, String),
            to_status=cast(Move.to_status, String),
            position=VoucherFeedEntry.position,
        )
        .join_from(Move, VoucherFeedEntry, VoucherFeedEntry.change_id == Move.id)
        .where(Move.voucher_id == voucher_id)
    )


def payments(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """Money on its way to the payee; no account and no name."""
    failed = Payment.status == PaymentStatus.FAILED
    waits = Payment.status.in_((PaymentStatus.DUE, PaymentStatus.IN_BATCH))
    return (
        entry(
            TraceKind.PAYMENT,
            Payment.id,
            at=Payment.due_at,
            what=cast(Payment.status, String),
            state=case(
                (failed, TraceState.FAILED.value), (waits, TraceState.WAITING.value), else_=TraceState.DONE.value
            ),
            actor=Account.name,
            amount_cents=Payment.amount_cents,
            fault=cast(Payment.failure_code, String),
            is_failure=failed,
        )
        .outerjoin_from(Payment, Account, Account.id == Payment.recorded_by)
        .where(Payment.voucher_id == voucher_id)
    )


def batches(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """The batches that its payments are in."""
    waits = PaymentBatch.status == BatchStatus.MADE
    return (
        entry(
            TraceKind.BATCH,
            Payment.id,
            at=PaymentBatch.made_at,
            what=cast(PaymentBatch.status, String),
            state=case((waits, TraceState.WAITING.value), else_=TraceState.DONE.value),
            actor=Account.name,
            reference=func.concat("SW-", func.lpad(cast(PaymentBatch.number, Text), 6, "0")),
            ended_at=PaymentBatch.closed_at,
        )
        .join_from(Payment, PaymentBatch, PaymentBatch.id == Payment.batch_id)
        .outerjoin(Account, Account.id == PaymentBatch.made_by)
        .where(Payment.voucher_id == voucher_id)
    )


def reclaims(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """Money asked back."""
    is_open = Reclaim.status == ReclaimStatus.OPEN
    return (
        entry(
            TraceKind.RECLAIM,
            Reclaim.id,
            at=Reclaim.opened_at,
            what=cast(Reclaim.status, String),
            state=case((is_open, TraceState.OPEN.value), else_=TraceState.DONE.value),
            actor=Account.name,
            reason=Reclaim.reason,
            amount_cents=Reclaim.amount_cents,
            ended_at=Reclaim.closed_at,
        )
        .outerjoin_from(Reclaim, Account, Account.id == Reclaim.opened_by)
        .where(Reclaim.voucher_id == voucher_id)
    )


def restarts(voucher_id: UUID) -> Select[*tuple[Any, ...]]:
    """What officers let go again, and why."""
    return (
        entry(
            TraceKind.RESTART,
            AuditEntry.id,
            at=AuditEntry.occurred_at,
            what=AuditEntry.details["kind"].astext,
            actor=Account.name,
            reason=AuditEntry.details["reason"].astext,
        )
        .outerjoin_from(AuditEntry, Account, Account.id == AuditEntry.account_id)
        .where(
            AuditEntry.object_kind == "voucher",
            AuditEntry.object_id == voucher_id,
            AuditEntry.act == RESTARTED,
        )
    )
