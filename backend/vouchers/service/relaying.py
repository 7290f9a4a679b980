"""Moves that Syntens' own system brings across: by the officer who decided there, by the same rules as here.

The system names the officer; rights, four eyes, aid, recognition and money are judged for that officer. What the system
calls the move makes it safe to send again.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.problems import ScopeMissing
from backend.core.validation import field, invalid
from backend.identity.models import Account, MachineCredential, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import SYNC, Role, scopes_of
from backend.notifications import service as notifications
from backend.vouchers.errors import MoveImpossible, SecondOfficerNeeded, SourceEventReused
from backend.vouchers.models import (
    ConflictStatus,
    DecisionProposal,
    Objection,
    SyncConflict,
    Voucher,
    VoucherStatusChange,
)
from backend.vouchers.queries import vouchers
from backend.vouchers.schemas.moves import Move, VoucherMove
from backend.vouchers.service import moves
from backend.vouchers.service.case import SourceEvent
from backend.vouchers.service.officers import file_of
from backend.vouchers.states import NEXT, Party

CLOCKS_DIFFER = timedelta(minutes=5)
OF_SYSTEMS = {
    "source_event_id": "#/sourceEventId",
    "occurred_at": "#/occurredAt",
    "decided_by_account_id": "#/decidedByAccountId",
}


@dataclass(frozen=True, slots=True)
class Relayed:
    """The move, with the ETag of the voucher after it; not new when the system sent it before."""

    change: VoucherStatusChange
    etag: str
    is_new: bool


def require_person(wish: Move) -> None:
    """Refuse what only a system says of a move. Raises InvalidInput (400)."""
    given = [pointer for name, pointer in OF_SYSTEMS.items() if getattr(wish, name) is not None]
    if given:
        words = {"nl": "Dit stuurt alleen een systeem mee.", "en": "Only a system sends this."}
        raise invalid(*(field(pointer, "only_by_a_system", **words) for pointer in given))


async def relay(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: VoucherMove, if_match: str | None
) -> Relayed:
    """Make the move that an officer made there, once.

    Raises ScopeMissing, SecondOfficerNeeded (403), InvalidInput (400), VoucherNotFound (404), SourceEventReused (422),
    and what `moves.change_status` raises for the officer.
    """
    if not principal.may(SYNC):
        raise ScopeMissing(nl=f"U mist: {SYNC}.", en=f"Missing: {SYNC}.")
    event = event_of(wish)
    await vouchers.get_voucher(session, principal, voucher_id)
    mine = f"source event {principal.client_id} {event.id}"
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(mine, 0))))
    known = await session.scalar(
        select(VoucherStatusChange).where(
            VoucherStatusChange.client_id == principal.client_id, VoucherStatusChange.source_event_id == event.id
        )
    )
    if known is not None:
        if (known.voucher_id, known.source_fingerprint) != (voucher_id, event.fingerprint):
            raise SourceEventReused
        return Relayed(known, f'"{known.voucher_version}"', is_new=False)
    await _require_undecided(session, principal, voucher_id, event)
    officer = await _officer(session, principal, wish)
    await _require_other_hands(session, principal, voucher_id)
    voucher, change = await moves.change_status(session, officer, voucher_id, wish, if_match, event=event)
    await _tell_officer(session, principal, officer, voucher)
    return Relayed(change, f'"{voucher.version}"', is_new=True)


async def _require_undecided(session: AsyncSession, principal: Principal, voucher_id: UUID, event: SourceEvent) -> None:
    """Once a move became a conflict, an officer says which side is right: sent again it is not made after all.

    Raises SourceEventReused (422) for another move under that name, and MoveImpossible (409).
    """
    conflict = await session.scalar(
        select(SyncConflict).where(
            SyncConflict.client_id == principal.client_id, SyncConflict.source_event_id == event.id
        )
    )
    if conflict is None:
        return
    if (conflict.voucher_id, conflict.source_fingerprint) != (voucher_id, event.fingerprint):
        raise SourceEventReused
    status = (await session.get_one(Voucher, voucher_id)).status
    waits = conflict.status is ConflictStatus.OPEN
    raise MoveImpossible(
        nl="Deze stap staat bij de afstemming: een medewerker kiest welke kant klopt."
        if waits
        else "Een medewerker besloot dat deze stap hier niet wordt gezet.",
        en="This move is among the conflicts: an officer chooses which side is right."
        if waits
        else "An officer decided that this move is not made here.",
        currentStatus=status,
        allowedStatuses=sorted(NEXT[status]),
    )


async def _tell_officer(session: AsyncSession, system: Principal, officer: Principal, voucher: Voucher) -> None:
    """The officer hears, once a day, that this happens in their name: who knows nothing of it can say so."""
    assert officer.organisation_id is not None
    assert officer.account_id is not None
    template = "decided_in_your_name"
    if await notifications.told_lately(session, officer.account_id, template, timedelta(days=1)):
        return
    await notifications.tell(
        session,
        organisation_id=officer.organisation_id,
        roles=(Role.SYNTENS_OFFICER,),
        only=officer.account_id,
        about=voucher.id,
        template=template,
        link=file_of(voucher),
        voucher_code=voucher.code,
        system=system.name,
    )


def event_of(wish: Move) -> SourceEvent:
    """What the system calls the move. Raises InvalidInput (400) for what a system must say and did not."""
    missing = [pointer for name, pointer in OF_SYSTEMS.items() if getattr(wish, name) is None]
    if missing:
        words = {"nl": "Dit stuurt een systeem altijd mee.", "en": "A system always sends this."}
        raise invalid(*(field(pointer, "missing", **words) for pointer in missing))
    assert wish.source_event_id is not None
    assert wish.occurred_at is not None
    if wish.occurred_at > clock.now() + CLOCKS_DIFFER:
        raise invalid(field("#/occurredAt", "in_the_future", nl="Dit moet nog komen.", en="This is still to come."))
    fingerprint = hashlib.sha256(wish.model_dump_json(by_alias=True).encode()).digest()
    return SourceEvent(wish.source_event_id, wish.occurred_at, fingerprint)


async def _require_other_hands(session: AsyncSession, principal: Principal, voucher_id: UUID) -> None:
    """Refuse the system whose key was made by somebody who acted on this voucher in person.

    They could act here once more, in a colleague's name. Raises SecondOfficerNeeded (403).
    """
    makers = select(MachineCredential.created_by).where(MachineCredential.client_id == principal.client_id)
    in_person = VoucherStatusChange.client_id.is_(None) & (VoucherStatusChange.source == Party.SYNTENS)
    heard = or_(Objection.heard_by.in_(makers), Objection.decided_by.in_(makers), Objection.extended_by.in_(makers))
    acted = or_(
        exists().where(Voucher.id == voucher_id, Voucher.entered_by.in_(makers)),
        exists().where(
            VoucherStatusChange.voucher_id == voucher_id, in_person, VoucherStatusChange.account_id.in_(makers)
        ),
        exists().where(DecisionProposal.voucher_id == voucher_id, DecisionProposal.proposed_by.in_(makers)),
        exists().where(SyncConflict.voucher_id == voucher_id, SyncConflict.decided_by.in_(makers)),
        exists().where(Objection.voucher_id == voucher_id, heard),
    )
    if await session.scalar(select(acted)):
        raise SecondOfficerNeeded(
            nl="Wie de sleutel van dit systeem maakte, zette zelf al een stap met deze voucher. Een collega zet deze.",
            en="Who made the key of this system acted on this voucher in person already. A colleague makes the move.",
        )


async def _officer(session: AsyncSession, principal: Principal, wish: Move) -> Principal:
    """The officer, acting through the system. Raises InvalidInput (400) for who is no officer of its organisation."""
    found = await session.scalar(
        select(Account)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Account.id == wish.decided_by_account_id,
            Membership.organisation_id == principal.organisation_id,
            Membership.role == Role.SYNTENS_OFFICER,
        )
    )
    if found is None:
        words = {
            "nl": "Dit is geen medewerker van uw organisatie die mag beslissen.",
            "en": "This is no officer of your organisation who may decide.",
        }
        raise invalid(field("#/decidedByAccountId", "no_officer", **words))
    roles = frozenset({Role.SYNTENS_OFFICER})
    return Principal(
        found.id, found.name, None, principal.organisation_id, roles, scopes_of(roles), client_id=principal.client_id
    )
