"""What can be read of the declarations of advisers."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, any_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.advisers.models import (
    Accreditation,
    AccreditationChange,
    Adviser,
    AdviserDeclaration,
    AdvisoryFirm,
    FirmDeclaration,
)
from backend.files.models import File
from backend.identity.models import Membership
from backend.organisations.models import Company

KIND = "adviser_declaration"
RENEWAL_FROM = timedelta(days=90)  # before the last day of the period
SHOWN = ("id", "number", "edition", "experience", "assignments", "training", "interests", "declared_at")


def _decided(*outcomes: Accreditation) -> ScalarSelect[Any]:
    """When an officer last decided so on a declaration; ending a suspension decides on none."""
    return (
        select(func.max(AccreditationChange.occurred_at))
        .where(
            AccreditationChange.adviser_id == Adviser.id,
            AccreditationChange.from_status.in_((Accreditation.APPLIED, Accreditation.ACCREDITED)),
            AccreditationChange.to_status.in_(outcomes),
        )
        .correlate(Adviser)
        .scalar_subquery()
    )


_declared = (
    select(func.max(AdviserDeclaration.declared_at))
    .where(AdviserDeclaration.adviser_id == Adviser.id, AdviserDeclaration.edition.is_not(None))
    .correlate(Adviser)
    .scalar_subquery()
)


def asks_for_a_new_period() -> ColumnElement[bool]:
    """Whether an accredited adviser declared anew after the last decision: Syntens can give another period."""
    accredited = Adviser.accreditation == Accreditation.ACCREDITED
    decided = _decided(Accreditation.ACCREDITED, Accreditation.REJECTED)
    return and_(accredited, _declared.is_not(None), or_(decided.is_(None), _declared > decided))


def has_interest(kvk_number: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether adviser or firm declared an interest in the company with this number, or the adviser is of its people.

    What was declared counts from the declaration on that an officer last accredited upon: a newer one adds at once,
    and takes away only when an officer decides on it.
    """
    held, firm = aliased(AdviserDeclaration), aliased(AdvisoryFirm)
    accredited_upon = (
        select(func.max(held.number))
        .where(
            held.adviser_id == Adviser.id,
            held.edition.is_not(None),
            held.declared_at <= _decided(Accreditation.ACCREDITED),
        )
        .correlate(Adviser)
        .scalar_subquery()
    )
    declared = exists().where(
        AdviserDeclaration.adviser_id == Adviser.id,
        AdviserDeclaration.number >= func.coalesce(accredited_upon, 0),
        kvk_number == any_(AdviserDeclaration.interests),
    )
    by_firm = exists().where(
        firm.organisation_id == Adviser.organisation_id,
        FirmDeclaration.organisation_id == firm.organisation_id,
        FirmDeclaration.number >= func.coalesce(firm.accredited_upon, 0),
        kvk_number == any_(FirmDeclaration.interests),
    )
    belongs = exists().where(
        Membership.account_id == Adviser.account_id,
        Membership.organisation_id == Company.id,
        Company.kvk_number == kvk_number,
    )
    return or_(declared, by_firm, belongs)


def related_to(kvk_number: ColumnElement[Any]) -> Select[UUID]:
    """The ids of the advisers with an interest in the company with this number; nobody without a number.

    Looks first for those who, or whose firm, ever named it or have an account there, which are few, and then asks
    `has_interest`.
    """
    named = select(AdviserDeclaration.adviser_id).where(kvk_number == any_(AdviserDeclaration.interests))
    named_by_firm = select(FirmDeclaration.organisation_id).where(kvk_number == any_(FirmDeclaration.interests))
    people = (
        select(Membership.account_id)
        .join(Company, Company.id == Membership.organisation_id)
        .where(Company.kvk_number == kvk_number)
    )
    few = or_(Adviser.id.in_(named), Adviser.organisation_id.in_(named_by_firm), Adviser.account_id.in_(people))
    return select(Adviser.id).where(few, has_interest(kvk_number)).correlate(None)


async def waits_for_a_new_period(session: AsyncSession, adviser_id: UUID) -> bool:
    """The same of one adviser."""
    return bool(await session.scalar(select(asks_for_a_new_period()).where(Adviser.id == adviser_id)))


async def newest_of(session: AsyncSession, adviser_id: UUID) -> AdviserDeclaration | None:
    """The newest whole declaration, if any."""
    statement = (
        select(AdviserDeclaration)
        .where(AdviserDeclaration.adviser_id == adviser_id, AdviserDeclaration.edition.is_not(None))
        .order_by(AdviserDeclaration.number.desc())
        .limit(1)
    )
    found: AdviserDeclaration | None = await session.scalar(statement)
    return found


async def next_number(session: AsyncSession, adviser_id: UUID) -> int:
    """The number of what is declared next; the caller holds the adviser."""
    statement = select(func.max(AdviserDeclaration.number)).where(AdviserDeclaration.adviser_id == adviser_id)
    return (await session.scalar(statement) or 0) + 1


def renewable_from(adviser: Adviser) -> date | None:
    """From which day an accredited adviser can ask for a new period; None for others."""
    if adviser.accreditation is not Accreditation.ACCREDITED or adviser.accredited_until is None:
        return None
    return adviser.accredited_until - RENEWAL_FROM


async def list_of(session: AsyncSession, adviser: Adviser) -> list[dict[str, Any]]:
    """All declarations, newest first. The caller decided who may see the adviser's file."""
    found = await session.scalars(
        select(AdviserDeclaration)
        .where(AdviserDeclaration.adviser_id == adviser.id)
        .order_by(AdviserDeclaration.number.desc())
    )
    declarations = found.all()
    files = await session.scalars(
        select(File)
        .where(File.subject_kind == KIND, File.subject_id.in_([one.id for one in declarations]))
        .order_by(File.created_at, File.id)
    )
    beside: dict[UUID | None, list[File]] = {}
    for file in files:
        beside.setdefault(file.subject_id, []).append(file)
    return [described(one, beside.get(one.id, [])) for one in declarations]


def described(declaration: AdviserDeclaration, files: list[File]) -> dict[str, Any]:
    """One declaration with its files."""
    return {**{name: getattr(declaration, name) for name in SHOWN}, "files": files}
