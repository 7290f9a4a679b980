"""The imports of a branch: read by its own people and systems that keep its members, and nobody else."""

import csv
import io
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of_entities
from backend.core.problems import Language
from backend.core.schemas import PageQuery
from backend.core.spreadsheets import harmless
from backend.identity.principals import Principal
from backend.members.columns import Field
from backend.members.errors import ImportMoveNotPossible, ImportNotFound
from backend.members.models import ENDED, ImportStatus, MemberImport, MemberImportMismatch, MismatchKind
from backend.members.schemas.imports import ImportCounts, MemberImportRead, MismatchFilter

SHARE_TO_CONFIRM = 0.1  # of the members that the register has
HEADINGS: dict[Language, tuple[str, ...]] = {
    "nl": ("Rij", "Kolom", "Waarde", "Wat ermee gebeurt", "Waarom"),
    "en": ("Row", "Column", "Value", "What becomes of it", "Why"),
}
KINDS: dict[MismatchKind, dict[Language, str]] = {
    MismatchKind.WRONG: {"nl": "Overgeslagen", "en": "Passed over"},
    MismatchKind.DOUBLED: {"nl": "Dubbel, overgeslagen", "en": "Doubled, passed over"},
    MismatchKind.MENDED: {"nl": "Hersteld", "en": "Mended"},
}


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The imports of the branch one acts for."""
    return MemberImport.branch_id == principal.organisation_id


async def get_import(session: AsyncSession, principal: Principal, import_id: UUID) -> MemberImport:
    """One import. Raises ImportNotFound (404)."""
    found = await session.scalar(select(MemberImport).where(MemberImport.id == import_id, visible_to(principal)))
    if found is None:
        raise ImportNotFound
    return found


async def lock_import(session: AsyncSession, principal: Principal, import_id: UUID) -> MemberImport:
    """One import, to change it. Raises ImportNotFound (404); ImportMoveNotPossible (409) as it is carried out."""
    found = await get_import(session, principal, import_id)
    # Carrying out may take a while: that is told, not waited for.
    under_way = found.status is ImportStatus.IMPORTING
    locked = await session.scalar(
        select(MemberImport)
        .where(MemberImport.id == import_id)
        .with_for_update(key_share=True, skip_locked=under_way)
        .execution_options(populate_existing=True)
    )
    if locked is None:
        raise ImportMoveNotPossible(
            nl="De import wordt nu uitgevoerd.", en="The import is being carried out.", currentStatus="importing"
        )
    return locked


async def list_imports(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """One page of imports, newest first."""
    statement = select(MemberImport).where(visible_to(principal))
    found = await page_of_entities(session, statement.order_by(MemberImport.created_at.desc(), MemberImport.id), wanted)
    return {**found, "items": [describe(each) for each in found["items"]]}


async def count_unfinished(session: AsyncSession, branch_id: UUID) -> int:
    """How many imports of a branch may still change something."""
    statement = select(func.count()).where(MemberImport.branch_id == branch_id, MemberImport.status.not_in(ENDED))
    return await session.scalar(statement) or 0


def ends_to_confirm(found: MemberImport) -> bool:
    """Whether ending who is not in the file may well be a mistake."""
    if found.counts is None:
        return False
    counts = found.counts
    return counts["absent"] > 0 and (
        counts["unreadable"] > 0 or counts["absent"] > SHARE_TO_CONFIRM * counts["members"]
    )


def describe(found: MemberImport) -> dict[str, Any]:
    """An import, as its branch sees it."""
    told = {name: getattr(found, name) for name in MemberImportRead.model_fields if hasattr(found, name)}
    return {
        **told,
        "mapping": {field.value: (found.mapping or {}).get(field.value) for field in Field},
        "counts": found.counts and {name: found.counts[name] for name in ImportCounts.model_fields},
        "ends_to_confirm": ends_to_confirm(found),
    }


async def list_mismatches(
    session: AsyncSession, principal: Principal, import_id: UUID, wanted: MismatchFilter
) -> dict[str, Any]:
    """One page of what does not fit, by row. Raises ImportNotFound (404)."""
    found = await get_import(session, principal, import_id)
    statement = select(MemberImportMismatch).where(MemberImportMismatch.import_id == found.id)
    if wanted.kind is not None:
        statement = statement.where(MemberImportMismatch.kind == wanted.kind)
    ordered = statement.order_by(MemberImportMismatch.row, MemberImportMismatch.id)
    page = await page_of_entities(session, ordered, wanted)
    shown = ("row", "column", "value", "kind", "reason")
    return {**page, "items": [{name: getattr(each, name) for name in shown} for each in page["items"]]}


async def mismatches_as_csv(session: AsyncSession, principal: Principal, import_id: UUID, language: Language) -> str:
    """All that does not fit, with semicolons, as Dutch spreadsheets expect. Raises ImportNotFound (404)."""
    found = await get_import(session, principal, import_id)
    written = io.StringIO()
    # All in quotes: a comma in a cell begins no other cell where a spreadsheet parts at commas.
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS[language])
    rows = await session.execute(
        select(
            MemberImportMismatch.row,
            MemberImportMismatch.column,
            MemberImportMismatch.value,
            MemberImportMismatch.kind,
            MemberImportMismatch.reason,
        )
        .where(MemberImportMismatch.import_id == found.id)
        .order_by(MemberImportMismatch.row, MemberImportMismatch.id)
    )
    for row, column, value, kind, reason in rows:
        writer.writerow((row, harmless(column), harmless(value), KINDS[kind][language], reason[language]))
    return written.getvalue()
