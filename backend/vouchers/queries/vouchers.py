"""Which vouchers there are, and who may see them."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Select,
    String,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.core.constant import ConstantPage
from backend.core.naming import sort_key
from backend.identity.models import Account, MachineCredential
from backend.identity.principals import Principal
from backend.identity.scopes import ROLES_OF_KIND, OrganisationKind, Role
from backend.organisations.models import Company, Sector
from backend.organisations.queries.people import belonging
from backend.vouchers.errors import VoucherNotFound
from backend.vouchers.models import Claim, Round, Scheme, Voucher, VoucherStatusChange
from backend.vouchers.queries.absences import on_my_desk
from backend.vouchers.queries.interests import with_interest
from backend.vouchers.queries.proposals import WAITS
from backend.vouchers.schemas.vouchers import VoucherFilter, VoucherSummary
from backend.vouchers.states import TERM_RUNS_IN, ClaimStatus, Party, VoucherStatus

COMPANY_ROLES = frozenset(ROLES_OF_KIND[OrganisationKind.COMPANY])
OPEN_CLAIMS = (ClaimStatus.SUBMITTED, ClaimStatus.CONFIRMED)


class Sight(StrEnum):
    """Which vouchers somebody may see, by their roles."""

    SUBMITTED = "submitted"
    OF_COMPANY = "of_company"
    GRANTED_WITH_ADVISER = "granted_with_adviser"
    NONE = "none"


def sight_of(principal: Principal) -> Sight:
    """Officers see what was submitted, a company its own, an adviser what was granted with them."""
    if principal.acts_for_programme:
        return Sight.SUBMITTED
    if principal.roles & COMPANY_ROLES:
        return Sight.OF_COMPANY
    return Sight.GRANTED_WITH_ADVISER if Role.ADVISER in principal.roles else Sight.NONE


def _within(sight: Sight, organisation_id: Any, account_id: Any) -> ColumnElement[bool]:
    match sight:
        case Sight.SUBMITTED:
            return Voucher.submitted_at.is_not(None)
        case Sight.OF_COMPANY:
            own_company: ColumnElement[bool] = Voucher.company_id == organisation_id
            return own_company
        case Sight.GRANTED_WITH_ADVISER:
            own = select(Adviser.id).where(Adviser.account_id == account_id)
            return and_(Voucher.adviser_id.in_(own), Voucher.granted_at.is_not(None))
        case Sight.NONE:
            return false()


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which vouchers somebody may see."""
    sight = sight_of(principal)
    account_id = principal.account_id if sight is Sight.GRANTED_WITH_ADVISER else None
    return _within(sight, principal.organisation_id, account_id)


async def get_voucher(
    session: AsyncSession, principal: Principal, voucher_id: UUID, *, for_update: bool = False
) -> Voucher:
    """A voucher, when this principal may see it. Raises VoucherNotFound (404)."""
    statement = select(Voucher).where(Voucher.id == voucher_id, visible_to(principal))
    if for_update:
        statement = statement.with_for_update(key_share=True).execution_options(populate_existing=True)
    found = await session.scalar(statement)
    if found is None:
        raise VoucherNotFound
    return found


async def parties_of(session: AsyncSession, principal: Principal, voucher: Voucher) -> frozenset[Party]:
    """In which capacities this principal may move this voucher."""
    parties = set()
    own = principal.organisation_id == voucher.company_id and principal.may("vouchers:apply")
    if own and not await is_related(session, principal, voucher):
        parties.add(Party.COMPANY)
    entered = voucher.entered_by is not None and voucher.entered_by == principal.person_id
    if principal.may("vouchers:decide") and not entered and not await has_interest(session, principal, voucher):
        parties.add(Party.SYNTENS)
    if principal.may("claims:write") and voucher.adviser_id is not None:
        account_id = await session.scalar(select(Adviser.account_id).where(Adviser.id == voucher.adviser_id))
        if account_id == principal.account_id:
            parties.add(Party.ADVISER)
    return frozenset(parties)


async def has_interest(session: AsyncSession, principal: Principal, voucher: Voucher) -> bool:
    """Whether this officer belongs to the company or the adviser, or made a key of a system that moved it.

    A colleague decides then: through a system one acts in the name of others, so never in one's own name as well.
    """
    adviser = await session.get(Adviser, voucher.adviser_id) if voucher.adviser_id else None
    sides = {voucher.company_id} | ({adviser.organisation_id} if adviser else set())
    through_own_key = exists().where(
        VoucherStatusChange.voucher_id == voucher.id,
        MachineCredential.client_id == VoucherStatusChange.client_id,
        MachineCredential.created_by == principal.person_id,
    )
    of_a_side = belonging(principal, sides - {principal.organisation_id})
    return bool(await session.scalar(select(or_(of_a_side, through_own_key))))


async def is_related(session: AsyncSession, principal: Principal, voucher: Voucher) -> bool:
    """Whether this person is the adviser of the voucher, or acts with a mandate to the adviser's own organisation.

    Then they never submit or confirm for the company: nobody signs for both sides.
    """
    adviser = await session.get(Adviser, voucher.adviser_id) if voucher.adviser_id else None
    if adviser is None:
        return False
    return adviser.account_id == principal.account_id or adviser.organisation_id == principal.mandated_by


_confirmed = (
    select(Claim.status == ClaimStatus.CONFIRMED)
    .where(Claim.voucher_id == Voucher.id, Claim.status.in_(OPEN_CLAIMS))
    .scalar_subquery()
)
# A decision is due as long as there is none, also while the term stands still.
_due = case((Voucher.status.in_(TERM_RUNS_IN | {VoucherStatus.INFORMATION_REQUESTED}), Voucher.decision_due_on))
SUMMARY: Select[*tuple[Any, ...]] = (
    select(
        Voucher.id,
        Voucher.code,
        Voucher.status,
        Voucher.version,
        Voucher.round_id,
        Round.name.label("round_name"),
        Scheme.name.label("scheme_name"),
        Voucher.company_id,
        Company.name.label("company_name"),
        Company.section,
        func.jsonb_build_object("nl", Sector.name_nl, "en", Sector.name_en).label("sector_name"),
        Company.employees,
        func.coalesce(Voucher.adviser_name, Adviser.name).label("adviser_name"),
        Voucher.theme,
        Voucher.advice_cents,
        Voucher.subsidy_cents,
        Voucher.granted_cents,
        Voucher.settled_cents,
        Voucher.submitted_at,
        _due.label("decision_due_on"),
        Voucher.suspended_on.is_not(None).label("decision_term_suspended"),
        Voucher.valid_until,
        Voucher.reviewer_id,
        Account.name.label("reviewer_name"),
        Voucher.rules_met,
        Voucher.rules_total,
        _confirmed.label("claim_confirmed"),
        Voucher.updated_at,
        Voucher.is_demonstration,
    )
    .join(Round, Round.id == Voucher.round_id)
    .join(Scheme, Scheme.id == Round.scheme_id)
    .join(Company, Company.id == Voucher.company_id)
    .join(Sector, and_(Sector.version == Company.sbi_version, Sector.section == Company.section))
    .outerjoin(Adviser, Adviser.id == Voucher.adviser_id)
    .outerjoin(Account, Account.id == Voucher.reviewer_id)
)
ORDERS = {
    "decisionDueOn": (_due.asc().nulls_last(), Voucher.submission_number, Voucher.id),
    "-submittedAt": (Voucher.submitted_at.desc().nulls_last(), Voucher.id),
    "-updatedAt": (Voucher.updated_at.desc(), Voucher.id),
    "-subsidyCents": (Voucher.subsidy_cents.desc().nulls_last(), Voucher.id),
}


FILTERS: Mapping[str, ColumnElement[bool]] = MappingProxyType(
    {
        "status": cast(Voucher.status, String) == any_(bindparam("status", type_=ARRAY(String))),
        "round_id": Voucher.round_id == bindparam("round_id"),
        "section": Company.section == bindparam("section"),
        "mine": on_my_desk(bindparam("account_id"), bindparam("today", type_=Date)),
        "due_within_days": and_(Voucher.status.in_(TERM_RUNS_IN), Voucher.decision_due_on <= bindparam("due_on")),
        "q": or_(
            func.strpos(Company.sort_name, bindparam("name", type_=String)) > 0,
            Company.kvk_number == bindparam("typed"),
            func.strpos(Voucher.code, bindparam("code", type_=String)) > 0,
        ),
    }
)


@cache
def _page(sight: Sight, filters: frozenset[str], sort: str) -> ConstantPage:
    seen = _within(sight, bindparam("organisation_id"), bindparam("account_id"))
    chosen = [FILTERS[name] for name in sorted(filters)]
    # What may be decided is between officers until it is decided.
    waits = and_(WAITS, ~with_interest(bindparam("person_id"))) if sight is Sight.SUBMITTED else false()
    summary = SUMMARY.add_columns(waits.label("has_proposal"))
    return ConstantPage(summary.where(seen, *chosen).order_by(*ORDERS[sort]), VoucherSummary)


async def list_vouchers(session: AsyncSession, principal: Principal, wanted: VoucherFilter) -> dict[str, Any]:
    """One page of the vouchers somebody may see."""
    sight = sight_of(principal)
    typed = (wanted.q or "").strip()
    given = {
        "status": wanted.status,
        "round_id": wanted.round_id,
        "section": wanted.section,
        "mine": wanted.mine,
        "due_within_days": wanted.due_within_days is not None,
        "q": typed,
    }
    page = _page(sight, frozenset(name for name, value in given.items() if value), wanted.sort)
    return await page.read(
        session,
        wanted,
        organisation_id=principal.organisation_id,
        account_id=principal.account_id if wanted.mine or sight is Sight.GRANTED_WITH_ADVISER else None,
        person_id=principal.person_id,
        status=wanted.status,
        round_id=wanted.round_id,
        section=wanted.section,
        today=clock.today(),
        due_on=clock.today() + timedelta(days=wanted.due_within_days or 0),
        typed=typed,
        name=sort_key(typed),
        code=typed.upper(),
    )


async def list_changes(session: AsyncSession, voucher_id: UUID) -> list[VoucherStatusChange]:
    """Every move of a voucher, oldest first. The caller decided who may see the voucher."""
    found = await session.scalars(
        select(VoucherStatusChange)
        .where(VoucherStatusChange.voucher_id == voucher_id)
        .order_by(VoucherStatusChange.occurred_at, VoucherStatusChange.id)
    )
    return list(found)


async def place_in_line(session: AsyncSession, voucher: Voucher) -> int | None:
    """The place on the waiting list, from 1; None when it does not wait."""
    if voucher.status is not VoucherStatus.WAITLISTED:
        return None
    before = await session.scalar(
        select(func.count()).where(
            Voucher.round_id == voucher.round_id,
            Voucher.status == VoucherStatus.WAITLISTED,
            Voucher.submission_number <= voucher.submission_number,
        )
    )
    return int(before or 1)


async def live_claims(session: AsyncSession, voucher_id: UUID) -> list[Claim]:
    """The claims that count, open or settled, locked: they end with a revocation, and their invoice is free again."""
    found = await session.scalars(
        select(Claim)
        .where(Claim.voucher_id == voucher_id, Claim.status.in_((*OPEN_CLAIMS, ClaimStatus.SETTLED)))
        .with_for_update(key_share=True)
    )
    return list(found)


async def open_claim(session: AsyncSession, voucher_id: UUID, *, for_update: bool = False) -> Claim | None:
    """The claim that waits for confirmation or settlement, if any."""
    statement = select(Claim).where(Claim.voucher_id == voucher_id, Claim.status.in_(OPEN_CLAIMS))
    found: Claim | None = await session.scalar(statement.with_for_update(key_share=True) if for_update else statement)
    return found
