"""What can be read of the declarations of advisers."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.advisers.models import Accreditation, AccreditationChange, Adviser, AdviserDeclaration
from backend.files.models import File

KIND = "adviser_declaration"
SHOWN = ("id", "number", "edition", "experience", "assignments", "training", "interests", "declared_at")

_decided = (
    select(func.max(AccreditationChange.occurred_at))
    .where(
        AccreditationChange.adviser_id == Adviser.id,
        AccreditationChange.to_status.in_((Accreditation.ACCREDITED, Accreditation.REJECTED)),
    )
    .correlate(Adviser)
    .scalar_subquery()
)
_declared = (
    select(func.max(AdviserDeclaration.declared_at))
    .where(AdviserDeclaration.adviser_id == Adviser.id)
    .correlate(Adviser)
    .scalar_subquery()
)


def asks_for_a_new_period() -> ColumnElement[bool]:
    """Whether an accredited adviser declared anew after the last decision: Syntens can give another period."""
    accredited = Adviser.accreditation == Accreditation.ACCREDITED
    return and_(accredited, _declared.is_not(None), or_(_decided.is_(None), _declared > _decided))


def has_interest(kvk_number: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the declaration that holds names the company with this number."""
    newest = aliased(AdviserDeclaration)
    number = select(func.max(newest.number)).where(newest.adviser_id == Adviser.id).correlate(Adviser)
    return exists().where(
        AdviserDeclaration.adviser_id == Adviser.id,
        AdviserDeclaration.number == number.scalar_subquery(),
        kvk_number == any_(AdviserDeclaration.interests),
    )


async def waits_for_a_new_period(session: AsyncSession, adviser_id: UUID) -> bool:
    """The same of one adviser."""
    return bool(await session.scalar(select(asks_for_a_new_period()).where(Adviser.id == adviser_id)))


async def newest_of(session: AsyncSession, adviser_id: UUID) -> AdviserDeclaration | None:
    """The declaration that holds, if any."""
    statement = (
        select(AdviserDeclaration)
        .where(AdviserDeclaration.adviser_id == adviser_id)
        .order_by(AdviserDeclaration.number.desc())
        .limit(1)
    )
    found: AdviserDeclaration | None = await session.scalar(statement)
    return found


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
