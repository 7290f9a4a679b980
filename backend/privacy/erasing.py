"""The erasure itself: what each part says of its rows, in one transaction; and what it means beforehand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.own_data import GROUNDS, Follows, Holding, Keep, Remove, Replace
from backend.files.models import File
from backend.files.store import FileStore
from backend.identity.models import Organisation
from backend.privacy.holdings import PARTS, counts_of, facts_about, holdings_of, needed
from backend.privacy.models import DataExport, ErasureLogEntry, Whose

_SWITCH = text("SELECT set_config('slimmerwerken.erasing', :to, true)")


async def erase(session: AsyncSession, store: FileStore, whose: Whose, subject_id: UUID, at: datetime) -> bool:
    """Remove or rename everything that is kept of somebody; False when there is nobody any more.

    The same again changes nothing. Append-only history lets itself be renamed only while the transaction says that
    it erases. An organisation whose rows nobody needs goes whole; the database says whether that is so.
    """
    facts = await facts_about(session, whose, subject_id)
    if facts is None:
        return False
    contents = await _contents(session, whose, facts)
    await session.execute(_SWITCH, {"to": "on"})
    if whose is Whose.COMPANY:
        for part in PARTS:
            if part.before_company is not None:
                await part.before_company(session, subject_id, at)
    for part in PARTS:
        for holding in holdings_of(part, whose):
            await _meet(session, holding, facts)
    await session.execute(_SWITCH, {"to": "off"})
    if whose is Whose.COMPANY:
        await _remove_whole(session, subject_id)
    entry = insert(ErasureLogEntry).values(subject_id=subject_id, whose=whose, erased_at=at)
    await session.execute(entry.on_conflict_do_nothing(index_elements=["subject_id"]))
    session.expire_all()
    for content_id in contents - await _contents(session, whose, facts):
        await store.forget(content_id)
    return True


async def _meet(session: AsyncSession, holding: Holding, facts: Mapping[str, Any]) -> None:
    table = holding.stored
    for fate in holding.erasure:
        if isinstance(fate, (Keep, Follows)):
            continue
        rows = holding.rows if fate.where is None else holding.rows & fate.where
        statement: Any = delete(table) if isinstance(fate, Remove) else update(table).values(dict(fate.values))
        statement = statement.where(rows)
        await session.execute(statement, needed(statement, facts))


async def _remove_whole(session: AsyncSession, company_id: UUID) -> None:
    try:
        async with session.begin_nested():
            await session.execute(delete(Organisation).where(Organisation.id == company_id))
    except IntegrityError:
        return  # something that the law keeps hangs on it: the nameless row stays


async def _contents(session: AsyncSession, whose: Whose, facts: Mapping[str, Any]) -> set[UUID]:
    """The contents in the store that are about somebody: downloads and, of a company, documents."""
    held = (DataExport,) if whose is Whose.PERSON else (DataExport, File)
    found: set[UUID] = set()
    for holding in (holding for part in PARTS for holding in holdings_of(part, whose) if holding.table in held):
        statement = select(holding.stored.c.id).where(holding.rows)
        found.update(await session.scalars(statement, needed(statement, facts)))
    return found


async def consequences(session: AsyncSession, whose: Whose, subject_id: UUID) -> list[dict[str, Any]]:
    """What an erasure would do, holding by holding, for those that have rows now."""
    facts = await facts_about(session, whose, subject_id)
    assert facts is not None
    found = []
    for part in reversed(PARTS):
        for holding in holdings_of(part, whose):
            count = await counts_of(session, holding, facts)
            if count:
                fate, ground = fate_of(holding)
                found.append(
                    {
                        "title": {"nl": holding.title[0], "en": holding.title[1]},
                        "rows": count,
                        "fate": fate,
                        "ground": ground,
                    }
                )
    return found


def fate_of(holding: Holding) -> tuple[str, dict[str, str] | None]:
    """What becomes of a holding in one word, and why what stays does."""
    for fate in holding.erasure:
        if isinstance(fate, (Keep, Replace)):
            nl, en = GROUNDS[fate.ground]
            return "kept" if isinstance(fate, Keep) else "renamed", {"nl": nl, "en": en}
    return "removed", None
