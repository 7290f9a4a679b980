"""A company writes its application: saved as it is, incomplete or not, until it is submitted or thrown away."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.files import service as files
from backend.identity.principals import Principal
from backend.organisations import queries as organisations
from backend.organisations.models import Company
from backend.organisations.parting import require_participating
from backend.vouchers.codes import code_of
from backend.vouchers.errors import RoundNotOpen, VoucherNotDraft
from backend.vouchers.funding import subsidy_of
from backend.vouchers.models import Round, Scheme, Voucher, voucher_numbers
from backend.vouchers.queries import rounds, vouchers
from backend.vouchers.refusals import EntryUnfinished
from backend.vouchers.schemas.vouchers import AdviceDraft, VoucherCreate, VoucherDraft, VoucherUpdate
from backend.vouchers.states import RoundStatus, VoucherStatus


async def start(session: AsyncSession, principal: Principal, wish: VoucherCreate) -> Voucher:
    """Start an application of one's own company in a round that is announced or open.

    Raises CompanyNotFound (404), RoundNotFound (404), RoundNotOpen (409).
    """
    assert principal.organisation_id is not None
    company = await organisations.get_company(session, principal, principal.organisation_id)
    await require_participating(session, company.id)
    round_ = await rounds.get_round(session, None, wish.round_id)
    require_ahead(round_)
    voucher = await begin(session, company, round_, wish)
    audit.record(session, principal, "vouchers.draft", "voucher", voucher.id, organisation_id=company.id)
    return voucher


async def begin(session: AsyncSession, company: Company, round_: Round, wish: AdviceDraft, **entered: Any) -> Voucher:
    """A new draft of a company; `entered` when Syntens enters it: by whom, when, for which caller."""
    number = await session.scalar(voucher_numbers.next_value())
    voucher = Voucher(
        code=code_of(int(number or 0), clock.today().year),
        round_id=round_.id,
        company_id=company.id,
        is_demonstration=company.is_demonstration,
        **entered,
    )
    await fill(session, voucher, round_, wish)
    session.add(voucher)
    await session.flush()
    return voucher


async def change(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: VoucherUpdate, if_match: str | None
) -> Voucher:
    """Change a draft. Raises VoucherNotFound (404), VersionStale (412), VoucherNotDraft, EntryUnfinished (409)."""
    voucher = await vouchers.get_voucher(session, principal, voucher_id, for_update=True)
    require_current(voucher, if_match)
    _require_draft(voucher)
    if voucher.still_entered:
        raise EntryUnfinished
    await fill(session, voucher, await session.get_one(Round, voucher.round_id), wish)
    for file_id in wish.file_ids:
        await files.attach(session, principal, file_id, "voucher", voucher.id)
    await session.flush()
    return voucher


async def throw_away(session: AsyncSession, principal: Principal, voucher_id: UUID, if_match: str | None) -> None:
    """Throw a draft away. Raises VoucherNotFound (404), VersionStale (412), VoucherNotDraft (409)."""
    voucher = await vouchers.get_voucher(session, principal, voucher_id, for_update=True)
    require_current(voucher, if_match)
    _require_draft(voucher)
    await discard(session, principal, voucher)


async def discard(session: AsyncSession, principal: Principal, voucher: Voucher) -> None:
    """Throw a locked draft away, with its documents."""
    audit.record(session, principal, "vouchers.throw_away", "voucher", voucher.id, organisation_id=voucher.company_id)
    await files.release(session, "voucher", voucher.id)
    await session.execute(delete(Voucher).where(Voucher.id == voucher.id))


async def remove_document(session: AsyncSession, principal: Principal, voucher_id: UUID, file_id: UUID) -> None:
    """Take a document out of a draft. Raises VoucherNotFound and FileNotFound (404), VoucherNotDraft (409)."""
    voucher = await vouchers.get_voucher(session, principal, voucher_id, for_update=True)
    _require_draft(voucher)
    await files.detach(session, principal, file_id, "voucher", voucher.id)


def require_ahead(round_: Round) -> None:
    """Refuse a round that has closed. Raises RoundNotOpen (409)."""
    if round_.status_at(clock.now()) not in {RoundStatus.PUBLISHED, RoundStatus.OPEN}:
        raise RoundNotOpen(
            nl="Deze ronde is gesloten. Bekijk welke rondes open zijn.",
            en="This round has closed. See which rounds are open.",
            closedAt=round_.closes_at.isoformat(),
        )


def _require_draft(voucher: Voucher) -> None:
    if voucher.status is not VoucherStatus.DRAFT:
        raise VoucherNotDraft(currentStatus=voucher.status)


async def fill(session: AsyncSession, voucher: Voucher, round_: Round, wish: AdviceDraft) -> None:
    """Write what was sent into a draft, with the subsidy that follows from it. Raises InvalidInput (400)."""
    sent = wish.model_dump(exclude_unset=True, include=set(VoucherDraft.model_fields))
    if sent.get("adviser_id") is not None and await session.get(Adviser, sent["adviser_id"]) is None:
        raise invalid(
            field("#/adviserId", "unknown", nl="Deze adviseur kennen wij niet.", en="We do not know this adviser.")
        )
    for name, value in sent.items():
        setattr(voucher, name, value)
    if not voucher.advice_cents:
        voucher.subsidy_cents = None
        return
    scheme = await session.get_one(Scheme, round_.scheme_id)
    voucher.subsidy_cents = subsidy_of(voucher.advice_cents, scheme.rate_basis_points, scheme.maximum_cents)
