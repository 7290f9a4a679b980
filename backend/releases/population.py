"""Which firms are followed and since when: the same for effect releases and for studies over enrolled firms.

Firms that agree to be followed at this moment, that did not leave, and that are in a group or stood in a draw.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import Date, Select, Subquery, cast, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from backend.core import clock
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations import queries as organisations
from backend.organisations.models import Company, ConsentKind
from backend.organisations.parting import Departure
from backend.toolbox.models import ToolboxUse
from backend.trajectories.models import Trajectory
from backend.vouchers.models import AllocationEntry, Round, Voucher


def followed(until: date, *, is_demonstration: bool) -> Select[UUID]:
    """The firms of one world that are followed by a day."""
    departed = select(Departure.company_id).where(Departure.returned_at.is_(None))
    return select(Company.id).where(
        Company.is_demonstration.is_(is_demonstration),
        Company.erased.is_(False),
        Company.id.in_(organisations.consenting(ConsentKind.MONITORING)),
        Company.id.not_in(departed),
        or_(
            Company.id.in_(select(Enrolment.company_id).where(Enrolment.started_on <= until)),
            Company.id.in_(select(_draws(until).c.company_id)),
        ),
    )


def _draws(until: date) -> Subquery:
    """The first draw that each company stood in, and whether it gave a place.

    From the draw itself, and from the group it put a company in. Who was drawn in is followed as such also when it
    never began: else only those who went on would count.
    """
    day = cast(func.timezone(clock.AMSTERDAM.key, Round.allocated_at), Date)
    of_round = (
        select(
            Voucher.company_id,
            day.label("drawn_on"),
            Round.slug.label("draw"),
            AllocationEntry.has_place.label("drawn_in"),
        )
        .join(AllocationEntry, AllocationEntry.voucher_id == Voucher.id)
        .join(Round, Round.id == AllocationEntry.round_id)
        .where(Round.seed.is_not(None), AllocationEntry.has_place.is_not(None), AllocationEntry.withdrawn.is_(False))
    )
    of_group = select(
        Enrolment.company_id,
        Enrolment.started_on.label("drawn_on"),
        Enrolment.draw.label("draw"),
        (Enrolment.kind == EnrolmentKind.PARTICIPANT).label("drawn_in"),
    ).where(Enrolment.draw.is_not(None))
    both = of_round.union_all(of_group).subquery()
    return (
        select(both)
        .where(both.c.drawn_on <= until)
        .ext(distinct_on(both.c.company_id))
        .order_by(both.c.company_id, both.c.drawn_on, both.c.drawn_in.desc())
        .subquery()
    )


def with_starts(
    population: Select[UUID], until: date
) -> Select[UUID, str, str, str, date | None, str | None, bool | None]:
    """Each firm with its start: the first trajectory or tool, or else the day it was enrolled as a participant."""
    trajectory = select(func.min(Trajectory.started_on)).where(Trajectory.company_id == Company.id).scalar_subquery()
    tool = select(func.min(ToolboxUse.used_since)).where(ToolboxUse.company_id == Company.id).scalar_subquery()
    enrolled = (
        select(func.min(Enrolment.started_on))
        .where(Enrolment.company_id == Company.id, Enrolment.kind == EnrolmentKind.PARTICIPANT)
        .scalar_subquery()
    )
    draws = _draws(until)
    return (
        select(
            Company.id,
            Company.section,
            Company.size_class,
            Company.province,
            func.coalesce(func.least(trajectory, tool), enrolled).label("started_on"),
            draws.c.draw,
            draws.c.drawn_in,
        )
        .outerjoin(draws, draws.c.company_id == Company.id)
        .where(Company.id.in_(population))
        .order_by(Company.id)
    )
