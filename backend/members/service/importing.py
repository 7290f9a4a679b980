"""What a branch does with a file of members: send it, say what stands where, have it carried out, or not."""

import asyncio
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.files.errors import FileEmpty
from backend.files.store import FileStore
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_data_agreement
from backend.members.errors import ImportEndsMany, ImportFileRefused, TooManyImports
from backend.members.formats import format_of
from backend.members.models import MemberImport
from backend.members.queries import imports as queries
from backend.members.schemas.imports import MemberImportChange, MemberImportStatusChange, WantedStatus

UNFINISHED_AT_MOST = 5


async def send(
    session: AsyncSession, contents: FileStore, principal: Principal, name: str, content: bytes
) -> MemberImport:
    """Send a file; the worker reads it.

    Raises FileEmpty (400), TooManyImports and DataAgreementMissing (409), ImportFileRefused (415).
    """
    assert principal.organisation_id is not None
    await require_data_agreement(session, principal.organisation_id)
    if not content.strip():
        raise FileEmpty
    await lock_branch(session, principal.organisation_id)
    if await queries.count_unfinished(session, principal.organisation_id) >= UNFINISHED_AT_MOST:
        raise TooManyImports(
            nl=f"Er staan al {UNFINISHED_AT_MOST} imports open. Annuleer er een.",
            en=f"There are {UNFINISHED_AT_MOST} unfinished imports already. Cancel one.",
        )
    file_format = await asyncio.to_thread(format_of, content)  # a large archive takes its time
    if file_format is None:
        raise ImportFileRefused(
            nl="Stuur een CSV-, Excel- (XLSX, zonder macro's) of JSON-bestand. Wij kijken naar de inhoud, niet naar de "
            "naam.",
            en="Send a CSV, Excel (XLSX, without macros) or JSON file. We look at the content, not at the name.",
        )
    made = MemberImport(id=uuid4(), branch_id=principal.organisation_id, file_name=name, file_format=file_format)
    session.add(made)
    await session.flush()
    await contents.write(made.id, content)
    return made


async def change(
    session: AsyncSession, principal: Principal, import_id: UUID, wish: MemberImportChange, if_match: str | None
) -> MemberImport:
    """Say in which columns what stands, or what becomes of who is not in the file.

    Raises ImportNotFound (404), PreconditionMissing (428), VersionStale (412), InvalidInput (400) for a column that
    the file does not have, ImportMoveNotPossible (409).
    """
    found = await queries.lock_import(session, principal, import_id)
    require_current(found, if_match)
    mapping = None
    if wish.mapping is not None:
        mapping = {name: place for name, place in wish.mapping.model_dump().items() if place is not None}
        if any(place >= len(found.columns) for place in mapping.values()):
            raise invalid(
                field(
                    "#/mapping",
                    "column_unknown",
                    nl="Zoveel kolommen heeft het bestand niet.",
                    en="The file does not have that many columns.",
                )
            )
    found.change(mapping, wish.ends_absent)
    await session.flush()
    return found


async def change_status(
    session: AsyncSession, principal: Principal, import_id: UUID, wish: MemberImportStatusChange, if_match: str | None
) -> MemberImport:
    """Have it carried out by the worker, or cancel it before that.

    Raises ImportNotFound (404), PreconditionMissing (428), VersionStale (412), ImportMoveNotPossible, ImportNotReady
    and ImportEndsMany (409).
    """
    found = await queries.lock_import(session, principal, import_id)
    require_current(found, if_match)
    if wish.to_status is WantedStatus.CANCELLED:
        found.cancel(clock.now())
    else:
        found.start(principal.person_id, principal.client_id)
        if found.ends_absent and queries.ends_to_confirm(found) and not wish.confirm_ends:
            raise ImportEndsMany(absent=(found.counts or {})["absent"])
    await session.flush()
    return found


async def lock_branch(session: AsyncSession, branch_id: UUID) -> None:
    """Let imports of one branch go one after the other, until the end of the transaction."""
    key = cast(func.hashtextextended(f"members of {branch_id}", 0), BigInteger)
    await session.execute(select(func.pg_advisory_xact_lock(key)))
