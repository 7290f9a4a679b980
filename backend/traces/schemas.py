"""Traces on the wire."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Moment, Prose, Schema
from backend.vouchers.states import Party, VoucherStatus


class TraceKind(StrEnum):
    """What an entry of a trace is."""

    MOVE = "move"
    RELAYED = "relayed"
    ACT = "act"
    CONFLICT = "conflict"
    FEED = "feed"
    MESSAGE = "message"
    WEBHOOK = "webhook"
    MAIL = "mail"
    PAYMENT = "payment"
    BATCH = "batch"
    RECLAIM = "reclaim"
    RESTART = "restart"


class TraceState(StrEnum):
    """How a step stands. `retrying` failed at least once and is tried again; `bounced` was refused by the receiver."""

    DONE = "done"
    OPEN = "open"
    WAITING = "waiting"
    RETRYING = "retrying"
    SENT = "sent"
    FAILED = "failed"
    BOUNCED = "bounced"


class TraceFilter(Schema):
    """Which entries of a trace, and in which order."""

    kind: list[TraceKind] = Field(default=[], max_length=len(TraceKind), description="Only these kinds.")
    only_failures: bool = Field(default=False, description="Only what failed, is tried again, or waits for a decision.")
    order: Literal["oldest", "newest"] = Field(default="newest", description="Which comes first.")
    after: str | None = Field(default=None, max_length=400, description="`nextCursor` of the page before this one.")
    limit: int = Field(default=50, ge=1, le=100, description="Entries on a page.")


class TraceEntry(Schema):
    """One step, message or failure."""

    key: str = Field(description="Unique within the trace.")
    kind: TraceKind
    at: Moment = Field(description="When it happened here, or was put in line.")
    item_id: UUID | None = Field(description="What to name in a restart; null where none is possible.")
    what: str = Field(description="By kind: the status, act, template of a mail, type of message, or state of money.")
    state: TraceState
    from_status: VoucherStatus | None
    to_status: VoucherStatus | None
    actor: str | None = Field(description="Who did it, or whose system receives it; null is the platform.")
    party: Party | None = Field(description="In which capacity.")
    reason: str | None
    source_event_id: str | None = Field(description="What Syntens' own system calls it.")
    position: int | None = Field(description="Its number in the feed of changes, or in the line of messages.")
    reference: str | None = Field(description="Of a batch: how the bank knows it.")
    amount_cents: int | None
    tries: int | None = Field(description="Of what is sent: attempts so far.")
    fault: str | None = Field(description="What kind of fault the last attempt met; never the words of a server.")
    next_try_at: Moment | None
    ended_at: Moment | None = Field(description="When it was sent, decided or closed.")
    is_failure: bool
    can_restart: bool


class TracePage(Schema):
    """Part of a trace."""

    items: list[TraceEntry]
    next_cursor: str | None = Field(description="Where the next page begins; null at the end.")


class TraceRestart(Schema):
    """Let something that failed be tried again."""

    kind: Literal["mail", "message"]
    item_id: UUID = Field(description="As in the trace.")
    reason: Prose = Field(description="Why it can arrive now; kept in the audit trail, told to nobody outside.")
