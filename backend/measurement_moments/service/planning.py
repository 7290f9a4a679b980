"""Planning: T0 at the start in a group, then every year, each made when the one before it opens."""

from sqlalchemy import Date, Delete, cast, delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.measurement_moments.models import MeasurementMoment
from backend.measurement_moments.queries.states import OPENS_BEFORE, is_asked
from backend.monitoring.models import Enrolment
from backend.organisations.models import Company

MOST_YEARS = 60


async def plan(session: AsyncSession) -> int:
    """Make what is not there yet, and let go of what an ended enrolment will not come to. Answers how many were made.

    What is there stays, whatever happened since: so it can run at any time, and twice.
    """
    await session.execute(_no_longer_coming())
    numbers = func.generate_series(0, MOST_YEARS).table_valued("number").render_derived("numbers")
    year = numbers.c.number
    due_on = cast(Enrolment.started_on + func.make_interval(year), Date)
    before_opens_on = cast(Enrolment.started_on + func.make_interval(year - 1), Date) - OPENS_BEFORE
    missing = (
        select(
            func.gen_random_uuid(),
            Enrolment.company_id,
            Enrolment.id,
            year,
            cast(due_on - OPENS_BEFORE, Date),
            due_on,
            literal(1),
        )
        .select_from(Enrolment)
        .join(Company, Company.id == Enrolment.company_id)
        .join(numbers, (year == 0) | (before_opens_on <= clock.today()))
        .where(
            Enrolment.ended_on.is_(None),
            is_asked(Enrolment.company_id),
            ~select(MeasurementMoment.id)
            .where(MeasurementMoment.enrolment_id == Enrolment.id, MeasurementMoment.number == year)
            .exists(),
        )
    )
    columns = ["id", "company_id", "enrolment_id", "number", "opens_on", "due_on", "version"]
    made = await session.execute(
        insert(MeasurementMoment).from_select(columns, missing).on_conflict_do_nothing().returning(MeasurementMoment.id)
    )
    return len(made.all())


def _no_longer_coming() -> Delete:
    ended = select(Enrolment.id).where(Enrolment.ended_on <= MeasurementMoment.opens_on)
    return delete(MeasurementMoment).where(
        MeasurementMoment.enrolment_id.in_(ended.correlate(MeasurementMoment)),
        MeasurementMoment.declined_at.is_(None),
        MeasurementMoment.opens_on > clock.today(),
    )
