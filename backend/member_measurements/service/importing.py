"""A file with measurements: what it would do, or all that can be done of it, in one transaction."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import Any, NoReturn
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core.database import Database
from backend.core.problems import Language, Problem
from backend.core.validation import fault, invalid
from backend.files.errors import FileEmpty
from backend.identity.principals import Principal
from backend.member_measurements.errors import MeasurementFileRefused
from backend.member_measurements.rows import Amiss, MeasurementFile, ReadRow
from backend.member_measurements.schemas import EntryOutcome
from backend.member_measurements.service import entering
from backend.members.cells import Told
from backend.members.formats import format_of
from backend.members.models import FileFormat, MismatchKind
from backend.members.rows import FileBroken
from backend.monitoring import queries as monitoring

MOST_TOLD = 1_000
_DOUBLED: Told = {
    "nl": "Deze meting staat vaker in het bestand. Alleen de eerste rij telt.",
    "en": "This measurement stands in the file more than once. Only the first row counts.",
}


class _OnlyTried(Exception):  # noqa: N818 - not an error: ends the transaction of a dry run, so nothing of it stays
    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__()
        self.told = told


def _undo(told: dict[str, Any]) -> NoReturn:
    raise _OnlyTried(told)


async def take_in(database: Database, principal: Principal, content: bytes, *, dry_run: bool) -> dict[str, Any]:
    """Do what a file says, or only tell what would happen. A row that does not fit is passed over, and told.

    Raises FileEmpty (400), InvalidInput (400) for a file that cannot be read to its end or lacks a column: then nothing
    changes; MeasurementFileRefused (415) for what no measurements can be read from.
    """
    if not content.strip():
        raise FileEmpty
    file_format = await asyncio.to_thread(format_of, content)
    if file_format not in {FileFormat.CSV, FileFormat.XLSX}:
        raise MeasurementFileRefused(
            nl="Stuur een CSV- of Excel-bestand (XLSX, zonder macro's). Wij kijken naar de inhoud, niet naar de naam.",
            en="Send a CSV or Excel file (XLSX, without macros). We look at the content, not at the name.",
        )
    try:
        async with database.write() as session:
            told = await _take_in(session, principal, content, file_format, dry_run=dry_run)
            if dry_run:
                _undo(told)
    except _OnlyTried as tried:
        return tried.told
    except FileBroken as reason:
        words: dict[Language, str] = {"nl": reason.told["nl"], "en": reason.told["en"]}
        raise invalid(fault("body", None, "file_broken", words)) from reason
    return told


async def _take_in(
    session: AsyncSession, principal: Principal, content: bytes, file_format: FileFormat, *, dry_run: bool
) -> dict[str, Any]:
    indicators = await monitoring.list_indicators(session)
    file = await asyncio.to_thread(MeasurementFile, content, file_format, indicators)
    counted: Counter[str] = Counter()
    mismatches: list[Amiss] = []
    seen = set()
    for row in file.rows():
        mismatches += row.amiss
        counted["rows"] += 1
        key = row.item and (row.item.kvk_number, row.item.measured_on)
        if key is not None and key in seen:
            counted[EntryOutcome.REFUSED] += 1
            mismatches.append(file.whole_row(row.number, _DOUBLED, MismatchKind.DOUBLED))
            continue
        seen.add(key)
        outcome, reasons = await _enter(session, principal, row, counted)
        counted[outcome] += 1
        mismatches += [file.whole_row(row.number, reason) for reason in reasons]
    told = {name: counted[name] for name in ("rows", *(each.value for each in EntryOutcome), "proposed")}
    assert principal.organisation_id is not None
    if not dry_run and counted["rows"]:
        branch: UUID = principal.organisation_id
        audit.record(session, principal, "measurements.import", "organisation", branch, organisation_id=branch, **told)
    shown = [
        {name: getattr(each, name) for name in ("row", "column", "value", "kind", "reason")}
        for each in mismatches[:MOST_TOLD]
    ]
    return {**told, "dry_run": dry_run, "columns": file.columns, "mismatches": shown}


async def _enter(
    session: AsyncSession, principal: Principal, row: ReadRow, counted: Counter[str]
) -> tuple[EntryOutcome, list[Told]]:
    if row.item is None:
        return EntryOutcome.REFUSED, []
    item = row.item
    try:
        async with session.begin_nested():
            entered = await entering.put(session, principal, item.kvk_number, item.measured_on, wish=item, if_match="*")
    except Problem as problem:
        told: list[Told] = [_told(each["detail"]) for each in problem.members.get("errors", [])]
        return EntryOutcome.REFUSED, told or [_told(problem.detail)]
    counted["proposed"] += len(entered.proposed)
    return (EntryOutcome.ENTERED if entered.has_changed else EntryOutcome.UNCHANGED), []


def _told(words: Mapping[Language, str]) -> Told:
    return {"nl": words["nl"], "en": words["en"]}
