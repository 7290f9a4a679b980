"""What must stand in the central register of aid: each grant, and each change to one, within twenty working days.

Source: Regulation (EU) 2023/2831 art. 6. It follows from the history of the vouchers, so no grant can be forgotten;
`aid_reports` says only what was entered. Lines of the invented world are shown to that world alone.
"""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from sqlalchemy import BigInteger, Select, and_, case, cast, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core.clock import AMSTERDAM
from backend.core.listing import page_of
from backend.core.spreadsheets import harmless
from backend.identity.principals import Principal
from backend.organisations.models import Company, Sector
from backend.organisations.parting import KeptIdentity
from backend.organisations.queries.demonstration import is_of_demonstration
from backend.vouchers.models import AidReport, Voucher, VoucherStatusChange
from backend.vouchers.schemas.aid import AidEntryFilter
from backend.vouchers.states import COMMITTED_IN, VoucherStatus
from backend.vouchers.terms import register_due

MOST_IN_A_FILE = 5_000
S = VoucherStatus
_Grant = aliased(VoucherStatusChange)
_granted_cents = cast(_Grant.details["granted_cents"].astext, BigInteger)
_settled_cents = cast(VoucherStatusChange.details["settled_cents"].astext, BigInteger)
_is_grant = and_(VoucherStatusChange.to_status == S.GRANTED, VoucherStatusChange.from_status == S.IN_REVIEW)
_taken_back = and_(
    VoucherStatusChange.from_status.in_([*COMMITTED_IN, S.SETTLED]),
    VoucherStatusChange.to_status.in_([S.WITHDRAWN, S.EXPIRED, S.REVOKED]),
)
_settled_lower = and_(VoucherStatusChange.to_status == S.SETTLED, _settled_cents < _granted_cents)


def statement(*, invented: bool, reported: bool) -> Select[*tuple[Any, ...]]:
    """The lines, those that happened first first: they are due first."""
    change = VoucherStatusChange
    inner = aliased(VoucherStatusChange)
    its_grant = (
        select(func.max(inner.id))
        .where(
            inner.voucher_id == change.voucher_id,
            inner.id <= change.id,
            inner.to_status == S.GRANTED,
            inner.from_status == S.IN_REVIEW,
        )
        .correlate(change)
        .scalar_subquery()
    )
    amount = case((_is_grant, _granted_cents), (_settled_lower, _settled_cents), else_=literal(0))
    lines = (
        select(
            change.id,
            case((_is_grant, "grant"), else_="change").label("kind"),
            change.voucher_id,
            Voucher.code.label("voucher_code"),
            func.coalesce(KeptIdentity.kvk_number, Company.kvk_number).label("kvk_number"),
            func.coalesce(KeptIdentity.name, Company.name).label("company_name"),
            Company.section,
            func.jsonb_build_object("nl", Sector.name_nl, "en", Sector.name_en).label("sector_name"),
            amount.label("amount_cents"),
            _Grant.occurred_at.label("granted_at"),
            change.occurred_at.label("happened_at"),
            AidReport.reported_on,
            AidReport.reference,
        )
        .select_from(change)
        .join(Voucher, Voucher.id == change.voucher_id)
        .join(Company, Company.id == Voucher.company_id)
        .join(Sector, and_(Sector.version == Company.sbi_version, Sector.section == Company.section))
        .join(_Grant, _Grant.id == its_grant)
        .outerjoin(KeptIdentity, KeptIdentity.company_id == Company.id)
        .outerjoin(AidReport, AidReport.status_change_id == change.id)
        .where(
            or_(_is_grant, _taken_back, _settled_lower),
            Voucher.is_demonstration.is_(invented),
            AidReport.status_change_id.is_not(None) if reported else AidReport.status_change_id.is_(None),
        )
    ).subquery()
    return select(lines).order_by(lines.c.happened_at, lines.c.id)


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    granted, happened = (row.pop(name).astimezone(AMSTERDAM).date() for name in ("granted_at", "happened_at"))
    return {**row, "granted_on": granted, "happened_on": happened, "due_on": register_due(happened)}


async def list_entries(session: AsyncSession, principal: Principal, wanted: AidEntryFilter) -> dict[str, Any]:
    """One page of the lines to enter, or of those that were entered."""
    invented = await is_of_demonstration(session, principal.account_id)
    found = await page_of(session, statement(invented=invented, reported=wanted.reported), wanted)
    return {**found, "items": [_with_days(row) for row in found["items"]]}


async def as_csv(session: AsyncSession, principal: Principal) -> str:
    """All lines that must still be entered, as a file for the register; amounts in euros."""
    invented = await is_of_demonstration(session, principal.account_id)
    rows = await session.execute(statement(invented=invented, reported=False).limit(MOST_IN_A_FILE))
    return _written(_with_days(dict(row)) for row in rows.mappings())


def _written(entries: Iterable[dict[str, Any]]) -> str:
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(
        ["id", "kind", "beneficiary_kvk", "beneficiary_name", "sector_nace_section", "aid_instrument", "amount_eur",
         "granted_on", "happened_on", "due_on", "voucher_code"]
    )  # fmt: skip
    for entry in entries:
        writer.writerow(
            [
                entry["id"],
                entry["kind"],
                entry["kvk_number"],
                harmless(entry["company_name"]),
                entry["section"],
                "grant",
                f"{entry['amount_cents'] // 100}.{entry['amount_cents'] % 100:02d}",
                entry["granted_on"],
                entry["happened_on"],
                entry["due_on"],
                entry["voucher_code"],
            ]
        )
    return file.getvalue()
