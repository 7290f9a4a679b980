"""A file with measurements: what it would do, or all that can be done of it, in one transaction."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from typing import Any
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from backend.audit import service as audit
from backend.core.database import Database
from backend.core.problems import Language, Problem
from backend.core.validation import fault, invalid
from backend.files.errors import FileEmpty
from backend.identity.principals import Principal
from backend.member_measurements import queries
from backend.member_measurements.errors import MeasurementFileRefused
from backend.member_measurements.rows import Amiss, MeasurementFile
from backend.member_measurements.schemas import EntryOutcome, MemberMeasurementItem
from backend.member_measurements.service import entering
from backend.member_measurements.service.many import problem_of
from backend.members.cells import Told
from backend.members.formats import format_of
from backend.members.models import FileFormat, MismatchKind
from backend.members.rows import FileBroken
from backend.monitoring import queries as monitoring

MOST_TOLD = 1_000
DOUBLED: Told = {
    "nl": "Deze meting staat vaker in het bestand. Alleen de eerste rij telt.",
    "en": "This measurement stands in the file more than once. Only the first row counts.",
}


async def take_in(database: Database, principal: Principal, content: bytes, *, dry_run: bool) -> dict[str, Any]:
    """Do what a file says, or only tell what would happen. A row that does not fit is passed over, and told.

    Raises FileEmpty (400), InvalidInput (400) for a file that cannot be read to its end or lacks a column: then nothing
    changes; MeasurementFileRefused (415) for what no measurements can be read from.
    """
    file_format = await kind_of(content)
    with told_when_broken():
        async with database.write() as session:
            return await _take_in(session, principal, content, file_format, dry_run=dry_run)


async def kind_of(content: bytes) -> FileFormat:
    """CSV or XLSX, by what is in it. Raises FileEmpty (400) and MeasurementFileRefused (415)."""
    if not content.strip():
        raise FileEmpty
    file_format = await asyncio.to_thread(format_of, content)
    if file_format not in {FileFormat.CSV, FileFormat.XLSX}:
        raise MeasurementFileRefused(
            nl="Stuur een CSV- of Excel-bestand (XLSX, zonder macro's). Wij kijken naar de inhoud, niet naar de naam.",
            en="Send a CSV or Excel file (XLSX, without macros). We look at the content, not at the name.",
        )
    return file_format


@contextmanager
def told_when_broken() -> Iterator[None]:
    """A file that cannot be read to its end is invalid input (400), with what is wrong with it."""
    try:
        yield
    except FileBroken as reason:
        words: dict[Language, str] = {"nl": reason.told["nl"], "en": reason.told["en"]}
        raise invalid(fault("body", None, "file_broken", words)) from reason


async def _take_in(
    session: AsyncSession, principal: Principal, content: bytes, file_format: FileFormat, *, dry_run: bool
) -> dict[str, Any]:
    indicators = await monitoring.list_indicators(session)
    file = await asyncio.to_thread(MeasurementFile, content, file_format, indicators)
    counted: Counter[str] = Counter()
    mismatches: list[Amiss] = []
    companies = _by_company(file, counted, mismatches)
    if not dry_run:
        await queries.lock_open_members(session, principal, companies)
    for company in companies.values():
        async with only_tried(session) if dry_run else nullcontext():
            for number, item in company:
                outcome, reasons = await _enter(session, principal, item, counted)
                counted[outcome] += 1
                mismatches += [file.whole_row(number, reason) for reason in reasons]
    told = {name: counted[name] for name in ("rows", *(each.value for each in EntryOutcome), "proposed")}
    assert principal.organisation_id is not None
    if not dry_run and counted["rows"]:
        branch: UUID = principal.organisation_id
        audit.record(session, principal, "measurements.import", "organisation", branch, organisation_id=branch, **told)
    return {**told, "dry_run": dry_run, "columns": file.columns, "mismatches": shown(mismatches)}


def shown(mismatches: list[Amiss]) -> list[dict[str, Any]]:
    """What does not fit, by row; the first thousand."""
    told = ("row", "column", "value", "kind", "reason")
    ordered = sorted(mismatches, key=lambda each: each.row)[:MOST_TOLD]
    return [{name: getattr(each, name) for name in told} for each in ordered]


def _by_company(
    file: MeasurementFile, counted: Counter[str], mismatches: list[Amiss]
) -> dict[str, list[tuple[int, MemberMeasurementItem]]]:
    """The rows that say something, with their numbers, by KVK number in the order of the file. Counts all others."""
    found: dict[str, list[tuple[int, MemberMeasurementItem]]] = defaultdict(list)
    seen = set()
    for row in file.rows():
        mismatches += row.amiss
        counted["rows"] += 1
        if row.item is None:
            counted[EntryOutcome.REFUSED] += 1
        elif (key := (row.item.kvk_number, row.item.measured_on)) in seen:
            counted[EntryOutcome.REFUSED] += 1
            mismatches.append(file.whole_row(row.number, DOUBLED, MismatchKind.DOUBLED))
        else:
            seen.add(key)
            found[row.item.kvk_number].append((row.number, row.item))
    return found


class _TriedError(Exception):
    """Ends what was only tried, so that its savepoint undoes it."""


@asynccontextmanager
async def only_tried(session: AsyncSession) -> AsyncIterator[None]:
    """Undo what is done inside, and let go of what it locked: nobody waits for more than one company."""
    with suppress(_TriedError):
        async with session.begin_nested():
            yield
            raise _TriedError


async def _enter(
    session: AsyncSession, principal: Principal, item: MemberMeasurementItem, counted: Counter[str]
) -> tuple[EntryOutcome, list[Told]]:
    try:
        async with session.begin_nested():
            entered = await entering.put(session, principal, item.kvk_number, item.measured_on, wish=item, if_match="*")
    except (Problem, StaleDataError, DBAPIError) as failure:
        return EntryOutcome.REFUSED, reasons_of(failure)
    counted["proposed"] += len(entered.proposed)
    return (EntryOutcome.ENTERED if entered.has_changed else EntryOutcome.UNCHANGED), []


def reasons_of(failure: Problem | StaleDataError | DBAPIError) -> list[Told]:
    """Why a row was refused: each fault, or what went wrong as a whole."""
    problem = problem_of(failure)
    told = [_told(each["detail"]) for each in problem.members.get("errors", [])]
    return told or [_told(problem.detail)]


def _told(words: Mapping[Language, str]) -> Told:
    return {"nl": words["nl"], "en": words["en"]}
