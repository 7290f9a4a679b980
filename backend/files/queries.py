"""Which files there are, and who may see them."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.files.errors import FileNotFound
from backend.files.models import File
from backend.identity.principals import Principal


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Files of the organisation one acts for; officers all.

    A subject whose files others see too (the adviser sees the award letter) gives them out itself, with `content_of`.
    """
    if principal.acts_for_programme:
        return true()
    if principal.organisation_id is None or not principal.roles or principal.mandated_by is not None:
        return false()
    return File.organisation_id == principal.organisation_id


async def get_file(session: AsyncSession, principal: Principal, file_id: UUID) -> File:
    """The file, when this principal may see it. Raises FileNotFound (404)."""
    found = await session.scalar(select(File).where(File.id == file_id, visible_to(principal)))
    if found is None:
        raise FileNotFound
    return found


def described(file: File, principal: Principal) -> dict[str, Any]:
    """A document for whoever sees what it belongs to."""
    named = {name: getattr(file, name) for name in ("id", "name", "media_type", "size", "created_at")}
    return {**named, "is_own": file.organisation_id == principal.organisation_id}


async def files_of(session: AsyncSession, subject_kind: str, subject_id: UUID) -> list[File]:
    """The files of one subject, oldest first. The caller decided who may see the subject."""
    found = await session.scalars(
        select(File)
        .where(File.subject_kind == subject_kind, File.subject_id == subject_id)
        .order_by(File.created_at, File.id)
    )
    return list(found)
