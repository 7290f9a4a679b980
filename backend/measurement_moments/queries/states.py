"""Where each planned measurement stands today, in SQL: one place, so that the board counts what the list shows."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from backend.core import clock
from backend.measurement_moments.models import MeasurementMoment as Planned
from backend.measurement_moments.models import MomentState
from backend.monitoring.models import Enrolment, Measurement
from backend.monitoring.schedule import HALF_A_YEAR
from backend.organisations import queries as organisations
from backend.organisations.models import Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure

OPENS_BEFORE = timedelta(days=30)
ASKED_UNTIL = timedelta(days=90)
"""So long after its day a moment is asked for. Answered later, it still counts as answered."""


def of_moment() -> ColumnElement[bool]:
    """Which measurements belong to a moment: those within half a year of its day, whatever they are called.

    The only baseline of a firm that missed its start is its answer to a later year; and one of years ago says nothing
    of a start today.
    """
    return and_(
        Measurement.company_id == Planned.company_id,
        Measurement.measured_on >= Planned.due_on - HALF_A_YEAR,
        Measurement.measured_on < Planned.due_on + HALF_A_YEAR,
    )


def answered_by() -> ScalarSelect[UUID]:
    """The completed measurement that answers a moment, for use beside it."""
    return _one_of(Measurement.completed_at.is_not(None))


def draft_of() -> ScalarSelect[UUID]:
    """A measurement of this moment that was begun."""
    return _one_of(Measurement.completed_at.is_(None))


def _one_of(condition: ColumnElement[bool]) -> ScalarSelect[UUID]:
    return (
        select(Measurement.id)
        .where(of_moment(), condition)
        .order_by(func.abs(Measurement.measured_on - Planned.due_on), Measurement.measured_on)
        .limit(1)
        .correlate(Planned)
        .scalar_subquery()
    )


def state_on(today: date) -> ColumnElement[str]:
    """Where a moment stands; needs its enrolment beside it.

    What was never to be asked ended; who stopped after the day itself did not answer.
    """
    return case(
        (answered_by().is_not(None), literal(MomentState.ANSWERED.value)),
        (Planned.declined_at.is_not(None), literal(MomentState.DECLINED.value)),
        (Enrolment.ended_on <= Planned.due_on, literal(MomentState.ENDED.value)),
        (Enrolment.ended_on.is_not(None), literal(MomentState.LAPSED.value)),
        (Planned.opens_on > today, literal(MomentState.PLANNED.value)),
        (Planned.due_on >= today, literal(MomentState.OPEN.value)),
        (Planned.due_on + ASKED_UNTIL >= today, literal(MomentState.OVERDUE.value)),
        else_=literal(MomentState.LAPSED.value),
    )


def state() -> ColumnElement[str]:
    """Where a moment stands today."""
    return state_on(clock.today())


def is_asked(company_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Whether questions may be put to a company: it exists, takes part, and agrees to be followed."""
    return and_(
        Company.status == CompanyStatus.ACTIVE,
        Company.erased.is_(False),
        company_id.not_in(select(Departure.company_id).where(Departure.returned_at.is_(None))),
        company_id.in_(organisations.consenting(ConsentKind.MONITORING)),
    )


def still_asked() -> ColumnElement[bool]:
    """Whether the company of a moment is followed still; needs its enrolment and company beside it."""
    return and_(Enrolment.ended_on.is_(None), is_asked(Planned.company_id))
