"""Each kind of entry: a select of one shape, read through an index by the voucher it is about."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Select

from backend.traces import history, sending
from backend.traces.schemas import TraceKind

SELECTS: Mapping[TraceKind, Callable[[UUID], Select[*tuple[Any, ...]]]] = MappingProxyType(
    {
        TraceKind.MOVE: lambda voucher_id: history.moves(voucher_id, TraceKind.MOVE),
        TraceKind.RELAYED: lambda voucher_id: history.moves(voucher_id, TraceKind.RELAYED),
        TraceKind.ACT: history.acts,
        TraceKind.CONFLICT: history.conflicts,
        TraceKind.FEED: history.feed,
        TraceKind.MESSAGE: sending.messages,
        TraceKind.WEBHOOK: sending.webhooks,
        TraceKind.MAIL: sending.mails,
        TraceKind.PAYMENT: history.payments,
        TraceKind.BATCH: history.batches,
        TraceKind.RECLAIM: history.reclaims,
        TraceKind.RESTART: history.restarts,
    }
)
