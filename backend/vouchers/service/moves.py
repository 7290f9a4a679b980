"""Every move of a voucher, for every party, through one door: rights, version, locks, then the act itself."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.etag import etag, require_current
from backend.core.problems import VersionStale
from backend.identity.assurance import Assurance, require_assurance
from backend.identity.principals import Principal
from backend.monitoring.queries import lock_company
from backend.vouchers.ledger import open_book
from backend.vouchers.models import Claim, Voucher, VoucherStatusChange
from backend.vouchers.queries import vouchers
from backend.vouchers.rights import require_right
from backend.vouchers.schemas.claims import ClaimCreate
from backend.vouchers.schemas.moves import LetterPreviewCreate, VoucherMove
from backend.vouchers.service import applying, deciding, settling, working
from backend.vouchers.service.case import Case, SourceEvent, complete
from backend.vouchers.states import Party
from backend.vouchers.states import VoucherStatus as S

Act = Callable[[Case, Any], Awaitable[VoucherStatusChange]]
Check = Callable[[Case], None]

ACTS: Mapping[tuple[S, S], Act] = MappingProxyType(
    {
        (S.DRAFT, S.SUBMITTED): applying.submit,
        (S.SUBMITTED, S.IN_REVIEW): deciding.take_in_review,
        (S.INFORMATION_REQUESTED, S.IN_REVIEW): applying.supply,
        (S.IN_REVIEW, S.INFORMATION_REQUESTED): deciding.ask,
        (S.IN_REVIEW, S.GRANTED): deciding.grant,
        (S.IN_REVIEW, S.REJECTED): deciding.reject,
        (S.INFORMATION_REQUESTED, S.NOT_CONSIDERED): deciding.leave,
        (S.GRANTED, S.IN_USE): working.start,
        (S.IN_USE, S.GRANTED): applying.change_adviser,
        (S.CLAIMED, S.CLAIM_RETURNED): working.return_claim,
        (S.CLAIMED, S.SETTLED): settling.settle,
        **{
            (start, S.WITHDRAWN): applying.withdraw
            for start in (S.DRAFT, S.SUBMITTED, S.WAITLISTED, S.IN_REVIEW, S.INFORMATION_REQUESTED, S.GRANTED)
        },
        **{
            (start, S.REVOKED): deciding.revoke
            for start in (S.GRANTED, S.IN_USE, S.CLAIMED, S.CLAIM_RETURNED, S.SETTLED)
        },
        **{(start, S.IN_REVIEW): deciding.reopen for start in (S.REJECTED, S.NOT_CONSIDERED, S.REVOKED)},
    }
)
# Rights that depend on more than the capacity: checked before the version, as all rights are.
CHECKS: Mapping[tuple[S, S], Check] = MappingProxyType(
    {
        (S.DRAFT, S.SUBMITTED): applying.require_verified,
        (S.SUBMITTED, S.IN_REVIEW): deciding.require_divided,
        (S.CLAIMED, S.SETTLED): settling.require_second_officer,
    }
)
# Submission opens the book itself, after its checks: the queue before a full round is kept short.
WITHOUT_BOOK = frozenset(
    {
        (S.DRAFT, S.SUBMITTED),
        (S.DRAFT, S.WITHDRAWN),
        (S.SUBMITTED, S.IN_REVIEW),
        (S.INFORMATION_REQUESTED, S.IN_REVIEW),
        (S.IN_REVIEW, S.INFORMATION_REQUESTED),
        (S.GRANTED, S.IN_USE),
        (S.IN_USE, S.GRANTED),
        (S.CLAIMED, S.CLAIM_RETURNED),
    }
)


async def change_status(
    session: AsyncSession,
    principal: Principal,
    voucher_id: UUID,
    wish: VoucherMove,
    if_match: str | None,
    *,
    assurance: Assurance | None = None,
    event: SourceEvent | None = None,
) -> tuple[Voucher, VoucherStatusChange]:
    """Make one move. `assurance` is the level that submitting needs; `event` names a move that a system brings across.

    Raises VoucherNotFound (404), MoveNotYours, AssuranceTooLow (403), VersionStale (412), MoveImpossible (409), and
    what the act raises.
    """
    to = S(wish.to_status)
    case = await _open(session, principal, voucher_id, to)
    case.event = event
    start = case.voucher.status
    if (start, to) in CHECKS:
        CHECKS[start, to](case)
    if (start, to) == (S.DRAFT, S.SUBMITTED):
        require_assurance(principal.assurance, assurance)
    require_current(case.voucher, if_match)
    case.voucher.require_move(to)
    change = await ACTS[start, to](case, wish)
    await session.flush()
    return case.voucher, change


async def submit_claim(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: ClaimCreate, if_match: str | None
) -> Claim:
    """The adviser claims. Raises VoucherNotFound (404), MoveNotYours (403), VersionStale (412), MoveImpossible."""
    case = await _open(session, principal, voucher_id, S.CLAIMED, with_book=False)
    require_current(case.voucher, if_match)
    claim = await working.claim(case, wish)
    await session.flush()
    return claim


async def preview_letter(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: LetterPreviewCreate
) -> dict[str, Any]:
    """The letter a decision would send. Nothing changes; the rights are those of the decision."""
    voucher = await vouchers.get_voucher(session, principal, voucher_id)
    require_right(voucher.status, S(wish.to_status), await vouchers.parties_of(session, principal, voucher))
    return await deciding.preview(await complete(session, principal, Party.SYNTENS, voucher, None), wish)


async def _open(
    session: AsyncSession, principal: Principal, voucher_id: UUID, to: S, *, with_book: bool = True
) -> Case:
    """The case, locked in order: company, book, voucher. Raises VoucherNotFound (404) and MoveNotYours (403)."""
    seen = await vouchers.get_voucher(session, principal, voucher_id)
    await lock_company(session, seen.company_id)
    book = await open_book(session, seen.round_id) if with_book and _needs_book(seen.status, to) else None
    voucher = await vouchers.get_voucher(session, principal, voucher_id, for_update=True)
    party = require_right(voucher.status, to, await vouchers.parties_of(session, principal, voucher))
    if with_book and book is None and _needs_book(voucher.status, to):
        raise VersionStale(headers={"ETag": etag(voucher)})  # it moved while this act waited for its turn
    return await complete(session, principal, party or Party.PLATFORM, voucher, book)


def _needs_book(start: S, to: S) -> bool:
    return (start, to) in ACTS and (start, to) not in WITHOUT_BOOK
