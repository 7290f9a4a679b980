"""What can be read of the declarations of firms."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import FirmDeclaration
from backend.files.models import File

KIND = "firm_declaration"
SHOWN = ("id", "number", "edition", "kvk_number", "experience", "quality", "interests", "declared_at")


async def newest_of(session: AsyncSession, firm_id: UUID) -> FirmDeclaration | None:
    """The newest declaration of a firm, if any."""
    statement = (
        select(FirmDeclaration)
        .where(FirmDeclaration.organisation_id == firm_id)
        .order_by(FirmDeclaration.number.desc())
        .limit(1)
    )
    found: FirmDeclaration | None = await session.scalar(statement)
    return found


async def list_of(session: AsyncSession, firm_id: UUID) -> list[dict[str, Any]]:
    """All declarations of a firm, newest first. The caller decided who may see the firm."""
    found = await session.scalars(
        select(FirmDeclaration)
        .where(FirmDeclaration.organisation_id == firm_id)
        .order_by(FirmDeclaration.number.desc())
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


def described(declaration: FirmDeclaration, files: list[File]) -> dict[str, Any]:
    """One declaration with its files."""
    return {**{name: getattr(declaration, name) for name in SHOWN}, "files": files}
