"""Who applied and did not start is followed beside those who did, when it agreed to that in the application.

Without them an effect would compare firms that started with firms that never wanted to.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy import ColumnElement, Date, ScalarSelect, cast, exists, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.monitoring import service as monitoring
from backend.monitoring.models import Enrolment, EnrolmentKind, NotStarted
from backend.organisations import queries as organisations
from backend.organisations.models import Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure
from backend.vouchers.models import AllocationEntry, Round, Voucher, VoucherStatusChange
from backend.vouchers.states import VoucherStatus

REASONS: Mapping[VoucherStatus, NotStarted] = MappingProxyType(
    {
        VoucherStatus.WAITLISTED: NotStarted.WAITING,
        VoucherStatus.REJECTED: NotStarted.REJECTED,
        VoucherStatus.NOT_CONSIDERED: NotStarted.REJECTED,
        VoucherStatus.WITHDRAWN: NotStarted.WITHDREW,
        VoucherStatus.EXPIRED: NotStarted.EXPIRED,
    }
)
BY_DRAW = (VoucherStatus.WAITLISTED, VoucherStatus.REJECTED)
"""Where a draw leaves who has no place. What such a firm does after that is its own act."""
IN_WORK = (VoucherStatus.SUBMITTED, VoucherStatus.IN_REVIEW, VoucherStatus.INFORMATION_REQUESTED, VoucherStatus.GRANTED)


async def follow_not_started(session: AsyncSession) -> int:
    """Follow who waits, was rejected, withdrew or let the voucher expire; answers how many. The worker calls it hourly.

    From the day of that move, with what happened as the reason. The newest voucher of a company counts, unless another
    is still in work. Who was drawn out is followed with the draw named, by `clockwork.follow_drawn_out`.
    """
    rows = await session.execute(
        select(Voucher, _day().label("day"), _draw().label("draw"))
        .join(VoucherStatusChange, VoucherStatusChange.voucher_id == Voucher.id)
        .join(Company, Company.id == Voucher.company_id)
        .where(
            Voucher.submitted_at.is_not(None),
            Voucher.status.in_(REASONS),
            VoucherStatusChange.to_status == Voucher.status,
            Company.status == CompanyStatus.ACTIVE,
            Company.erased.is_(False),
            Voucher.company_id.in_(organisations.consenting(ConsentKind.MONITORING)),
            Voucher.company_id.not_in(select(Departure.company_id).where(Departure.returned_at.is_(None))),
            or_(Voucher.status.not_in(BY_DRAW), _draw().is_(None)),
            ~_another_in_work(),
            ~_followed_since(),
        )
        .ext(distinct_on(Voucher.company_id))
        .order_by(Voucher.company_id, VoucherStatusChange.occurred_at.desc(), VoucherStatusChange.id.desc())
    )
    followed = 0
    for voucher, day, draw in rows.all():
        waits = voucher.status is VoucherStatus.WAITLISTED
        await monitoring.enrol(
            session,
            voucher.company_id,
            started_on=day,
            kind=EnrolmentKind.WAITING_LIST if waits else EnrolmentKind.COMPARISON,
            theme=voucher.theme,
            draw=draw,
            not_started=REASONS[voucher.status],
        )
        followed += 1
    return followed


def _day() -> ColumnElement[date]:
    """The day of the move, in the Netherlands."""
    return cast(func.timezone(clock.AMSTERDAM.key, VoucherStatusChange.occurred_at), Date())


def _draw() -> ScalarSelect[str]:
    """The round whose draw left a voucher without a place: that stays so, whatever the company does afterwards."""
    return (
        select(Round.slug)
        .join(AllocationEntry, AllocationEntry.voucher_id == Voucher.id)
        .where(AllocationEntry.has_place.is_(False), Round.id == Voucher.round_id, Round.seed.is_not(None))
        .limit(1)
        .correlate(Voucher)
        .scalar_subquery()
    )


def _another_in_work() -> ColumnElement[bool]:
    other = aliased(Voucher)
    return exists().where(other.company_id == Voucher.company_id, other.status.in_(IN_WORK))


def _followed_since() -> ColumnElement[bool]:
    """Whether it is followed already, or was until that day or later: one who stopped is not followed anew by itself.

    Waiting ends in another group, so being followed as waiting holds nobody back who waits no longer.
    """
    still_waits = (Enrolment.kind == EnrolmentKind.WAITING_LIST) & Enrolment.ended_on.is_(None)
    same = still_waits & (Voucher.status == VoucherStatus.WAITLISTED)
    return exists().where(
        Enrolment.company_id == Voucher.company_id,
        or_(Enrolment.ended_on.is_(None), Enrolment.ended_on >= _day()),
        or_(~still_waits, same),
    )
