"""Correcting the books of a round: proposed with a reason, posted by a colleague."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.vouchers.errors import FundingShareNotFound, SecondOfficerNeeded
from backend.vouchers.ledger import Cause, open_book
from backend.vouchers.models import ROUTE, CorrectionStatus, FundingShare, LedgerAct, LedgerCorrection
from backend.vouchers.payment_errors import CorrectionNotFound
from backend.vouchers.queries import rounds
from backend.vouchers.schemas.corrections import CorrectionCreate, CorrectionDecide
from backend.vouchers.service import money


async def propose(
    session: AsyncSession, principal: Principal, round_id: UUID, wish: CorrectionCreate
) -> LedgerCorrection:
    """Propose a correction; no money moves. Raises RoundNotFound, FundingShareNotFound (404)."""
    round_ = await rounds.get_round(session, principal, round_id)
    share = await session.get(FundingShare, wish.funding_share_id)
    if share is None or share.round_id != round_.id:
        raise FundingShareNotFound
    made = LedgerCorrection(
        round_id=round_.id, **wish.model_dump(), proposed_by=principal.account_id, proposed_at=clock.now()
    )
    session.add(made)
    await session.flush()
    audit.record(session, principal, "ledger.propose", "round", round_.id, amount_cents=made.amount_cents)
    return made


async def decide(
    session: AsyncSession, principal: Principal, correction_id: UUID, wish: CorrectionDecide, if_match: str | None
) -> LedgerCorrection:
    """Post or refuse a correction.

    Raises CorrectionNotFound (404), SecondOfficerNeeded (403), VersionStale (412), CorrectionDecided, and
    BudgetExhausted (409) when the account does not hold that much.
    """
    seen = await session.get(LedgerCorrection, correction_id)
    if seen is None:
        raise CorrectionNotFound
    round_ = await rounds.get_round(session, principal, seen.round_id)
    book = await open_book(session, round_.id)
    found = await session.get_one(
        LedgerCorrection, correction_id, with_for_update={"key_share": True}, populate_existing=True
    )
    to = CorrectionStatus(wish.to_status)
    if to is CorrectionStatus.POSTED and found.proposed_by == principal.account_id:
        raise SecondOfficerNeeded(
            nl="U stelde deze correctie voor. Een collega boekt haar.",
            en="You proposed this correction. A colleague posts it.",
        )
    require_current(found, if_match)
    found.decide(to, by=principal.account_id, at=clock.now())
    if to is CorrectionStatus.POSTED:
        source, target = ROUTE[found.kind]
        cause = Cause(LedgerAct.CORRECT, str(found.kind), None, principal.person_id)
        await book.move(cause, {found.funding_share_id: found.amount_cents}, source, target)
        await money.move_up(session, round_, book)
    audit.record(
        session,
        principal,
        "ledger.post" if to is CorrectionStatus.POSTED else "ledger.refuse",
        "round",
        round_.id,
        amount_cents=found.amount_cents,
    )
    await session.flush()
    return found
