"""One voucher with all that belongs to it, as whoever asks may see it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.files import queries as files
from backend.files.models import File
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.monitoring import queries as monitoring
from backend.organisations.models import Company, Sector
from backend.vouchers import eligibility, letters
from backend.vouchers.aid import Aid
from backend.vouchers.calculation import Funder, Stage, calculate
from backend.vouchers.errors import LetterNotFound
from backend.vouchers.funding import plan
from backend.vouchers.ledger import shares_now
from backend.vouchers.limits import UNLIMITED
from backend.vouchers.models import (
    Claim,
    FundingShare,
    InformationRequest,
    Voucher,
    VoucherLetter,
    VoucherShare,
)
from backend.vouchers.queries import allocation, allowed, deadlines, entries, payments, proposals, vouchers
from backend.vouchers.queries.around import around
from backend.vouchers.queries.facts import facts_of
from backend.vouchers.schemas.vouchers import VoucherRead
from backend.vouchers.states import COMMITTED_IN, RESERVED_IN, ClaimStatus, Party, VoucherStatus
from backend.vouchers.terms import objection_due

DECIDED_IN = frozenset(
    {VoucherStatus.GRANTED, VoucherStatus.REJECTED, VoucherStatus.NOT_CONSIDERED, VoucherStatus.REVOKED}
)

# What the wire takes from the row as it is.
PLAIN = tuple(sorted({column.key for column in Voucher.__table__.columns} & VoucherRead.model_fields.keys()))


async def funders_of(session: AsyncSession, round_id: UUID) -> list[Funder]:
    """The funders of a round by name, in order."""
    rows = await session.execute(
        select(FundingShare.id, Organisation.name, FundingShare.members_of_id.is_not(None))
        .join(Organisation, Organisation.id == FundingShare.organisation_id)
        .where(FundingShare.round_id == round_id)
        .order_by(FundingShare.position)
    )
    return [Funder(*row) for row in rows]


async def named_parts(session: AsyncSession, parts: Mapping[UUID, int]) -> list[tuple[str, int]]:
    """What each funder pays, by name, in the order of the round."""
    rows = await session.execute(
        select(FundingShare.id, Organisation.name)
        .join(Organisation, Organisation.id == FundingShare.organisation_id)
        .where(FundingShare.id.in_(parts))
        .order_by(FundingShare.position)
    )
    return [(name, parts[share_id]) for share_id, name in rows if parts[share_id]]


async def estimate(
    session: AsyncSession,
    round_id: UUID,
    *,
    advice_cents: int | None,
    hours: int | None,
    subsidy_cents: int | None,
    branch_ids: frozenset[UUID],
) -> dict[str, Any] | None:
    """Who would pay what at this moment; None without a cost, or when the money is gone."""
    if not advice_cents or not subsidy_cents:
        return None
    parts = plan(subsidy_cents, await shares_now(session, round_id), branch_ids)
    if parts is None:
        return None
    return calculate("estimate", advice_cents, hours, parts, await funders_of(session, round_id))


async def _calculation(session: AsyncSession, voucher: Voucher, branch_ids: frozenset[UUID]) -> dict[str, Any] | None:
    shares = list(await session.scalars(select(VoucherShare).where(VoucherShare.voucher_id == voucher.id)))
    holds_nothing = voucher.status is VoucherStatus.SUBMITTED and not shares  # the money is divided later
    if holds_nothing or voucher.status in {VoucherStatus.DRAFT, VoucherStatus.WAITLISTED}:
        return await estimate(
            session,
            voucher.round_id,
            advice_cents=voucher.advice_cents,
            hours=voucher.hours,
            subsidy_cents=voucher.subsidy_cents,
            branch_ids=branch_ids,
        )
    stage: Stage
    if voucher.status is VoucherStatus.SETTLED:
        stage, parts = "settled", {share.funding_share_id: share.settled_cents or 0 for share in shares}
    elif voucher.status in COMMITTED_IN:
        stage, parts = "granted", {share.funding_share_id: share.granted_cents or 0 for share in shares}
    elif voucher.status in RESERVED_IN:
        stage, parts = "reserved", {share.funding_share_id: share.planned_cents for share in shares}
    else:
        return None
    cost, hours, vat_cents = voucher.advice_cents, voucher.hours, None
    if stage == "settled":
        claim = await session.scalar(
            select(Claim).where(Claim.voucher_id == voucher.id, Claim.status == ClaimStatus.SETTLED)
        )
        if claim is not None:
            cost, hours, vat_cents = claim.amount_cents, claim.hours, claim.vat_cents
    assert cost is not None
    return calculate(stage, cost, hours, parts, await funders_of(session, voucher.round_id), vat_cents=vat_cents)


def _company(company: Company, sector: Sector) -> dict[str, Any]:
    return {
        "id": company.id,
        "name": company.name,
        "kvk_number": company.kvk_number,
        "section": company.section,
        "sector_name": {"nl": sector.name_nl, "en": sector.name_en},
        "employees": company.employees,
        "place": company.place,
    }


async def _adviser(session: AsyncSession, voucher: Voucher) -> dict[str, Any] | None:
    if voucher.adviser_id is None:
        return None
    if voucher.pinned_at is not None:
        return {
            "id": voucher.adviser_id,
            "name": voucher.adviser_name,
            "firm": voucher.adviser_firm,
            "is_pinned": True,
            "accredited_until": voucher.adviser_accredited_until,
        }
    adviser = await session.get_one(Adviser, voucher.adviser_id)
    return {
        "id": adviser.id,
        "name": adviser.name,
        "firm": adviser.firm,
        "is_pinned": False,
        "accredited_until": adviser.accredited_until,
    }


def _deadlines(voucher: Voucher, requests: list[InformationRequest]) -> dict[str, Any]:
    waiting = next((request for request in requests if request.closed_at is None), None)
    decided = voucher.decided_at if voucher.status in DECIDED_IN | COMMITTED_IN else None
    announced = voucher.settled_at or decided
    runs = voucher.term_runs or voucher.status is VoucherStatus.INFORMATION_REQUESTED
    return {
        "decision_due_on": voucher.decision_due_on if runs else None,
        "decision_term_suspended": voucher.suspended_on is not None,
        "objection_due_on": objection_due(announced.astimezone(clock.AMSTERDAM).date()) if announced else None,
        "valid_until": voucher.valid_until,
        "respond_before": waiting.respond_before if waiting else None,
    }


async def documents_of(session: AsyncSession, voucher: Voucher) -> list[File]:
    """Documents of the application and of its claims, oldest first."""
    claims = select(Claim.id).where(Claim.voucher_id == voucher.id)
    found = await session.scalars(
        select(File)
        .where(
            and_(File.subject_kind == "voucher", File.subject_id == voucher.id)
            | and_(File.subject_kind == "claim", File.subject_id.in_(claims))
        )
        .order_by(File.created_at, File.id)
    )
    return list(found)


async def requests_of(session: AsyncSession, voucher_id: UUID) -> list[InformationRequest]:
    """What was asked about a voucher, oldest first."""
    found = await session.scalars(
        select(InformationRequest)
        .where(InformationRequest.voucher_id == voucher_id)
        .order_by(InformationRequest.asked_at, InformationRequest.id)
    )
    return list(found)


async def claims_of(session: AsyncSession, voucher_id: UUID) -> list[Claim]:
    """The claims of a voucher, oldest first."""
    found = await session.scalars(
        select(Claim).where(Claim.voucher_id == voucher_id).order_by(Claim.submitted_at, Claim.id)
    )
    return list(found)


async def letters_of(session: AsyncSession, voucher_id: UUID) -> list[VoucherLetter]:
    """The letters of a voucher, newest first."""
    found = await session.scalars(
        select(VoucherLetter)
        .where(VoucherLetter.voucher_id == voucher_id)
        .order_by(VoucherLetter.sent_at.desc(), VoucherLetter.id)
    )
    return list(found)


async def letter_of(session: AsyncSession, voucher_id: UUID, letter_id: UUID) -> VoucherLetter:
    """One letter of a voucher. Raises LetterNotFound (404)."""
    letter = await session.get(VoucherLetter, letter_id)
    if letter is None or letter.voucher_id != voucher_id:
        raise LetterNotFound
    return letter


async def describe(session: AsyncSession, principal: Principal, voucher: Voucher) -> dict[str, Any]:
    """The whole voucher, with what this principal may do next."""
    found = await around(session, round_id=voucher.round_id, company_id=voucher.company_id)
    round_, scheme, company = found.round, found.scheme, found.company
    facts = await facts_of(session, voucher, company, scheme)
    assert facts.branch_ids is not None
    rules = eligibility.judge(scheme, round_, facts)
    submitted = voucher.submitted_at is not None  # before that nothing was asked, claimed, paid or written
    requests = await requests_of(session, voucher.id) if submitted else []
    claims = await claims_of(session, voucher.id) if submitted else []
    waiting = next((claim for claim in claims if claim.status in vouchers.OPEN_CLAIMS), None)
    dates = _deadlines(voucher, requests)
    asked = next((request for request in requests if request.closed_at is None), None)
    parties = await vouchers.parties_of(session, principal, voucher)
    reviewer = await session.get(Account, voucher.reviewer_id) if voucher.reviewer_id else None
    decides = Party.SYNTENS in parties
    limits = await proposals.limits_of(session, voucher, scheme, principal.person_id) if decides else UNLIMITED
    has_baseline = await monitoring.has_baseline(session, company.id)
    return {
        **{name: getattr(voucher, name) for name in PLAIN},
        "round_name": round_.name,
        "scheme_id": scheme.id,
        "scheme_name": scheme.name,
        "company": _company(company, found.sector),
        "adviser": await _adviser(session, voucher),
        "reviewer_name": reviewer.name if reviewer else None,
        "allocation": await allocation.outcome_of(session, voucher) if _sees_outcome(principal, voucher) else None,
        "entry": await entries.entry_of(session, principal, voucher),
        "place_in_line": await vouchers.place_in_line(session, voucher),
        "baseline_required": scheme.baseline_required,
        "has_baseline": has_baseline,
        "calculation": await _calculation(session, voucher, facts.branch_ids),
        "aid": _aid(voucher, facts.aid),
        "rules": rules,
        "deadlines": dates,
        "upcoming": await deadlines.upcoming(session, principal, voucher, round_, request=asked, claim=waiting),
        "has_file": voucher.reviewer_id is not None and voucher.reviewer_id == principal.person_id,
        "may_hand_over": Party.SYNTENS in parties and allowed.may_hand_over(voucher),
        "may_extend_validity": Party.SYNTENS in parties
        and allowed.may_extend_validity(voucher, clock.today(), scheme.extension_count),
        "extension_days": scheme.extension_days,
        "extensions_left": max(0, scheme.extension_count - voucher.validity_extensions),
        "may_extend_decision": Party.SYNTENS in parties and allowed.may_extend_decision(voucher, clock.today()),
        "deciding": await proposals.deciding_of(session, principal, voucher, limits) if decides else None,
        "allowed_moves": allowed.moves(
            voucher,
            parties,
            account_id=principal.person_id,
            rules=rules,
            baseline_missing=scheme.baseline_required and not has_baseline,
            claim=waiting,
            respond_before=dates["respond_before"],
            on=clock.today(),
            divides_later=round_.divides_later,
            limits=limits,
        ),
        "information_requests": requests,
        "claims": claims,
        "settlement_proposal_cents": letters.justified(voucher, waiting.amount_cents) if waiting else None,
        "payments": await payments.payments_of(session, voucher.id) if claims else [],
        "documents": [files.described(file, principal) for file in await documents_of(session, voucher)],
        "letters": await letters_of(session, voucher.id) if submitted else [],
    }


def _sees_outcome(principal: Principal, voucher: Voucher) -> bool:
    """Points and code are for the company itself and the officers, not for its adviser."""
    return principal.organisation_id == voucher.company_id or principal.acts_for_programme


def _aid(voucher: Voucher, aid: Aid | None) -> dict[str, Any] | None:
    if aid is None:
        return None
    amounts = (voucher.settled_cents, voucher.granted_cents, voucher.subsidy_cents)
    return {
        "ceiling_cents": aid.ceiling_cents,
        "declared_cents": aid.declared_cents,
        "granted_cents": aid.granted_cents,
        "this_voucher_cents": next((amount for amount in amounts if amount is not None), 0),
    }
