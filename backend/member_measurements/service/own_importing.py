"""A company brings in its own figures from a file: every row, or nothing at all."""

import asyncio
from collections import Counter
from contextlib import nullcontext
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from backend.audit import service as audit
from backend.core.database import Database
from backend.core.problems import Problem
from backend.identity.principals import Principal
from backend.member_measurements.errors import FileHasFaults, NotYourFile
from backend.member_measurements.rows import Amiss, MeasurementFile
from backend.member_measurements.schemas import EntryOutcome, MemberMeasurementItem
from backend.member_measurements.service import entering, importing
from backend.members.cells import Told
from backend.members.models import FileFormat, MismatchKind
from backend.monitoring import queries as monitoring
from backend.monitoring.days import Standing
from backend.monitoring.errors import MeasurementExists
from backend.monitoring.models import Source
from backend.organisations import queries as organisations
from backend.organisations.models import Company

Rows = list[tuple[int, MemberMeasurementItem]]
Periods = dict[date, tuple[date, date]]
"""Of each measurement there is, by its day."""


async def take_in_own(
    database: Database, principal: Principal, company_id: UUID, content: bytes, *, dry_run: bool
) -> dict[str, Any]:
    """Do what the company's file says, or only tell what would happen. One row that does not fit holds back all.

    Raises CompanyNotFound (404); NotYourFile (403); FileEmpty and InvalidInput (400) for a file that cannot be read to
    its end or lacks a column; MeasurementFileRefused (415); FileHasFaults (409) when it is no dry run and a row does
    not fit.
    """
    async with database.read() as session:
        await organisations.get_company(session, principal, company_id)
        if await monitoring.source_of(session, principal) is not Source.COMPANY:
            raise NotYourFile
    file_format = await importing.kind_of(content)
    with importing.told_when_broken():
        async with database.write() as session:
            company = await organisations.get_company(session, principal, company_id)
            return await _take_in(session, principal, company, content, file_format, dry_run=dry_run)


async def _take_in(
    session: AsyncSession,
    principal: Principal,
    company: Company,
    content: bytes,
    file_format: FileFormat,
    *,
    dry_run: bool,
) -> dict[str, Any]:
    indicators = await monitoring.list_indicators(session)
    file = await asyncio.to_thread(MeasurementFile, content, file_format, indicators, company.kvk_number)
    counted: Counter[str] = Counter()
    mismatches: list[Amiss] = []
    rows = _read(file, counted, mismatches)
    known = await monitoring.measurements_of(session, company.id)
    periods = {each.measured_on: (each.period_starts_on, each.period_ends_on) for each in known}
    standings = {each.id: Standing.of(each) for each in known}
    async with importing.only_tried(session) if dry_run else nullcontext():
        for number, item in rows:
            outcome, reasons = await _enter(session, principal, company.id, item, (periods, standings))
            counted[outcome] += 1
            mismatches += [file.whole_row(number, reason) for reason in reasons]
    if counted[EntryOutcome.REFUSED] and not dry_run:
        raise FileHasFaults(refused=counted[EntryOutcome.REFUSED])
    told = {name: counted[name] for name in ("rows", *(each.value for each in EntryOutcome))}
    if not dry_run and counted["rows"]:
        audit.record(
            session, principal, "measurements.import", "organisation", company.id, organisation_id=company.id, **told
        )
    return {
        **told,
        "proposed": 0,
        "dry_run": dry_run,
        "columns": file.columns,
        "mismatches": importing.shown(mismatches),
    }


def _read(file: MeasurementFile, counted: Counter[str], mismatches: list[Amiss]) -> Rows:
    """The rows that say something, oldest measurement first: a follow-up is compared with what came before it."""
    found: Rows = []
    seen = set[date]()
    for row in file.rows():
        mismatches += row.amiss
        counted["rows"] += 1
        if row.item is None:
            counted[EntryOutcome.REFUSED] += 1
        elif row.item.measured_on in seen:
            counted[EntryOutcome.REFUSED] += 1
            mismatches.append(file.whole_row(row.number, importing.DOUBLED, MismatchKind.DOUBLED))
        else:
            seen.add(row.item.measured_on)
            found.append((row.number, row.item))
    return sorted(found, key=lambda each: each[1].measured_on)


async def _enter(
    session: AsyncSession,
    principal: Principal,
    company_id: UUID,
    item: MemberMeasurementItem,
    there: tuple[Periods, dict[UUID, Standing]],
) -> tuple[EntryOutcome, list[Told]]:
    periods, standings = there
    try:
        async with session.begin_nested():
            _require_own_period(item, periods)
            entered = await entering.put_of(
                session,
                principal,
                company_id,
                item.measured_on,
                wish=item,
                if_match="*",
                source=Source.COMPANY,
                standings=standings,
            )
    except (Problem, StaleDataError, DBAPIError) as failure:
        return EntryOutcome.REFUSED, importing.reasons_of(failure)
    periods[item.measured_on] = (item.period_starts_on, item.period_ends_on)
    standings[entered.measurement.id] = Standing.of(entered.measurement)
    return (EntryOutcome.ENTERED if entered.has_changed else EntryOutcome.UNCHANGED), []


def _require_own_period(item: MemberMeasurementItem, periods: Periods) -> None:
    """One measurement of a period: a file that says the same year twice has a day or a year wrong."""
    period = (item.period_starts_on, item.period_ends_on)
    for measured_on, other in periods.items():
        if other == period and measured_on != item.measured_on:
            raise MeasurementExists(
                nl="Over deze periode is er al een meting.", en="There is already a measurement of this period."
            )
