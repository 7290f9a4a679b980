"""What can be read of firms, and whether an adviser is accredited through one."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, exists, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.errors import FirmNotFound
from backend.advisers.firm_schemas import FirmFilter
from backend.advisers.models import NEXT_FIRM, Accreditation, Adviser, AdvisoryFirm, FirmAct, FirmChange, FirmStatus
from backend.core import clock
from backend.core.listing import page_of
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind

RENEWAL_FROM = timedelta(days=90)  # before the last day of the period, as for a person

_works_for_firm = (
    exists()
    .where(Organisation.id == Adviser.organisation_id, Organisation.kind == OrganisationKind.ADVISORY_FIRM)
    .correlate(Adviser)
)


def valid_on(day: Any) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a firm is accredited on a day (a date, or a parameter for one)."""
    return (
        AdvisoryFirm.status == FirmStatus.ACCREDITED,
        AdvisoryFirm.accredited_from <= day,
        AdvisoryFirm.accredited_until >= day,
    )


def through_a_firm(day: Any) -> ColumnElement[bool]:
    """Whether the firm of an adviser is accredited on the day. Of Syntens and the like nothing is asked."""
    accredited = (
        exists().where(AdvisoryFirm.organisation_id == Adviser.organisation_id, *valid_on(day)).correlate(Adviser)
    )
    return or_(~_works_for_firm, accredited)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which firms somebody may see: the accrediting officers all, an adviser the own one."""
    if principal.may("advisers:accredit"):
        return true()
    if principal.may("advisers:write"):
        return AdvisoryFirm.organisation_id == principal.organisation_id
    return false()


async def get_firm(
    session: AsyncSession, principal: Principal, firm_id: UUID, *, for_update: bool = False
) -> AdvisoryFirm:
    """The firm, when this principal may see it. Raises FirmNotFound (404)."""
    statement = select(AdvisoryFirm).where(AdvisoryFirm.organisation_id == firm_id, visible_to(principal))
    found: AdvisoryFirm | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise FirmNotFound
    return found


_accredited_people = (
    select(func.count())
    .where(Adviser.organisation_id == AdvisoryFirm.organisation_id, Adviser.accreditation == Accreditation.ACCREDITED)
    .correlate(AdvisoryFirm)
    .scalar_subquery()
)
_TOLD = select(
    AdvisoryFirm.organisation_id.label("id"),
    Organisation.name,
    AdvisoryFirm.kvk_number,
    AdvisoryFirm.status,
    AdvisoryFirm.accredited_from,
    AdvisoryFirm.accredited_until,
    _accredited_people.label("accredited_advisers"),
    AdvisoryFirm.asked_at,
    AdvisoryFirm.complained_at,
    AdvisoryFirm.created_at,
    AdvisoryFirm.version,
    Organisation.is_demonstration,
).join_from(AdvisoryFirm, Organisation, Organisation.id == AdvisoryFirm.organisation_id)


async def list_firms(session: AsyncSession, principal: Principal, wanted: FirmFilter) -> dict[str, Any]:
    """One page of the firms somebody may see: those that wait for an officer first, then by name."""
    waits = or_(
        AdvisoryFirm.status == FirmStatus.APPLIED,
        AdvisoryFirm.asked_at.is_not(None),
        AdvisoryFirm.complained_at.is_not(None) & principal.may("advisers:accredit"),
    )
    statement = _TOLD.where(visible_to(principal)).order_by(
        case((waits, 0), else_=1),
        Organisation.sort_name,
        AdvisoryFirm.organisation_id,
    )
    if wanted.status is not None:
        statement = statement.where(AdvisoryFirm.status == wanted.status)
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_described(principal, row) for row in found["items"]]}


async def describe(session: AsyncSession, principal: Principal, firm_id: UUID) -> dict[str, Any]:
    """A firm with what was decided on it, newest first. Raises FirmNotFound (404)."""
    statement = _TOLD.where(AdvisoryFirm.organisation_id == firm_id, visible_to(principal))
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise FirmNotFound
    told = _described(principal, row)
    decided = select(FirmChange).where(FirmChange.organisation_id == firm_id)
    if not principal.may("advisers:accredit"):  # a complaint is between a company and one adviser, not their colleagues
        decided = decided.where(FirmChange.act != FirmAct.NO_MEASURE)
    changes = await session.scalars(decided.order_by(FirmChange.id.desc()))
    opens_on = told["renewable_from"]
    return {
        **told,
        "may_declare": row["status"] is not FirmStatus.SUSPENDED and (opens_on is None or opens_on <= clock.today()),
        "changes": changes.all(),
    }


def renewable_from(status: FirmStatus, accredited_until: date | None) -> date | None:
    """From which day a firm that is accredited, or was until lately, can ask for a new period; None for others."""
    if status is not FirmStatus.ACCREDITED or accredited_until is None:
        return None
    return accredited_until - RENEWAL_FROM


async def standing(session: AsyncSession, organisation_id: UUID) -> dict[str, Any] | None:
    """How the firm of an adviser stands; None for who works for no firm. The caller decided who may see it."""
    row = (await session.execute(_TOLD.where(AdvisoryFirm.organisation_id == organisation_id))).mappings().one_or_none()
    if row is None:
        return None
    return _standing(row)


def _standing(row: Any) -> dict[str, Any]:
    told = {name: row[name] for name in ("status", "accredited_from", "accredited_until")}
    return {
        **told,
        "is_valid": _is_valid(*told.values()),
        "has_declared": row["asked_at"] is not None,
        "renewable_from": renewable_from(row["status"], row["accredited_until"]),
    }


def _described(principal: Principal, row: Any) -> dict[str, Any]:
    told = {name: value for name, value in row.items() if name not in {"asked_at", "complained_at"}}
    stands = _standing(row)
    asks = row["status"] is FirmStatus.ACCREDITED and stands["has_declared"]
    allowed = set(NEXT_FIRM[row["status"]])
    if not asks and row["status"] is FirmStatus.ACCREDITED:
        allowed.remove(FirmStatus.ACCREDITED)
    return {
        **told,
        **stands,
        "asks_for_a_new_period": asks,
        "has_upheld_complaint": row["complained_at"] is not None and principal.may("advisers:accredit"),
        "allowed_statuses": sorted(allowed),
    }


def _is_valid(status: FirmStatus, starts_on: date | None, ends_on: date | None) -> bool:
    if status is not FirmStatus.ACCREDITED or starts_on is None or ends_on is None:
        return False
    return starts_on <= clock.today() <= ends_on
