"""Recording that aid was entered in the central register."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.clock import AMSTERDAM
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.organisations.queries.demonstration import is_of_demonstration
from backend.vouchers.models import AidReport, Voucher, VoucherStatusChange
from backend.vouchers.queries.register import statement
from backend.vouchers.schemas.aid import AidReportCreate


async def report(session: AsyncSession, principal: Principal, wish: AidReportCreate) -> int:
    """Record it for lines that were still open; answers how many. Raises InvalidInput (400) for a line that is none."""
    invented = await is_of_demonstration(session, principal.account_id)
    _require_past(wish)
    open_lines = statement(invented=invented, reported=False).order_by(None).subquery()
    rows = (await session.execute(select(open_lines).where(open_lines.c.id.in_(wish.entry_ids)))).all()
    if any(row.happened_at.astimezone(AMSTERDAM).date() > wish.reported_on for row in rows):
        raise invalid(
            field("#/reportedOn", "too_early", nl="Toen was dit nog niet gebeurd.", en="It had not happened yet then.")
        )
    known = {row.id for row in rows}
    reported_before = set(
        await session.scalars(
            select(AidReport.status_change_id).where(AidReport.status_change_id.in_(set(wish.entry_ids) - known))
        )
    )
    if set(wish.entry_ids) - known - reported_before:
        raise invalid(
            field(
                "#/entryIds", "unknown", nl="Een van deze regels bestaat niet.", en="One of these lines is not there."
            )
        )
    if not known:
        return 0
    made = await session.scalars(
        insert(AidReport)
        .values(
            [
                {
                    "status_change_id": line,
                    "reported_on": wish.reported_on,
                    "reference": wish.reference,
                    "recorded_at": clock.now(),
                    "reported_by": principal.person_id,
                }
                for line in sorted(known)
            ]
        )
        .on_conflict_do_nothing()
        .returning(AidReport.status_change_id)
    )
    recorded = set(made)
    concerned = await session.execute(
        select(Voucher.id, Voucher.company_id)
        .join(VoucherStatusChange, VoucherStatusChange.voucher_id == Voucher.id)
        .where(VoucherStatusChange.id.in_(recorded))
    )
    for voucher_id, company_id in concerned:
        audit.record(session, principal, "aid.report", "voucher", voucher_id, organisation_id=company_id)
    return len(recorded)


def _require_past(wish: AidReportCreate) -> None:
    if wish.reported_on > clock.today():
        raise invalid(
            field("#/reportedOn", "in_future", nl="Deze dag is nog niet geweest.", en="This day is still to come.")
        )
