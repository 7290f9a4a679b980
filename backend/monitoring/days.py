"""On which days a measurement can be, about which period, and where it stands among those of its company."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.validation import field, invalid
from backend.monitoring import queries
from backend.monitoring.errors import BaselineMissing, MeasurementExists
from backend.monitoring.models import Measurement, MeasurementKind

SHORTEST_PERIOD, LONGEST_PERIOD = 28, 371  # days; a financial year can have 53 weeks


def require_possible_days(measurement: Measurement) -> None:
    """A period of four weeks to a year, over by the day of measuring, which has come. Raises InvalidInput (400)."""
    faults = []
    days = (measurement.period_ends_on - measurement.period_starts_on).days + 1
    if not SHORTEST_PERIOD <= days <= LONGEST_PERIOD:
        faults.append(
            field(
                "#/periodEndsOn",
                "period_length",
                nl="Kies een periode van minstens vier weken en hoogstens een jaar.",
                en="Choose a period of at least four weeks and at most a year.",
            )
        )
    if measurement.measured_on > clock.today():
        faults.append(
            field(
                "#/measuredOn",
                "in_future",
                nl="De dag van de meting ligt nog niet in het verleden.",
                en="The day of measuring has not come yet.",
            )
        )
    elif measurement.period_ends_on > measurement.measured_on:
        faults.append(
            field(
                "#/periodEndsOn",
                "after_measuring",
                nl="De periode eindigt na de dag van de meting.",
                en="The period ends after the day of measuring.",
            )
        )
    if faults:
        raise invalid(*faults)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a measurement stands among those of its company, as far as the place of another depends on it."""

    id: UUID
    kind: MeasurementKind
    measured_on: date
    is_complete: bool

    @classmethod
    def of(cls, measurement: Measurement) -> "Standing":
        """As it is now."""
        done = measurement.completed_at is not None
        return cls(measurement.id, measurement.kind, measurement.measured_on, done)


async def standings_of(session: AsyncSession, company_id: UUID) -> dict[UUID, Standing]:
    """Where each measurement of a company stands."""
    return {each.id: Standing.of(each) for each in await queries.measurements_of(session, company_id)}


def require_place(measurement: Measurement, standings: Mapping[UUID, Standing]) -> None:
    """One baseline, completed before any follow-up, and one measurement a day.

    Raises MeasurementExists and BaselineMissing (409), InvalidInput (400).
    """
    others = [each for each in standings.values() if each.id != measurement.id]
    baseline = next((each for each in others if each.kind is MeasurementKind.BASELINE), None)
    if any(each.measured_on == measurement.measured_on for each in others):
        raise MeasurementExists
    if measurement.kind is MeasurementKind.BASELINE:
        if baseline is not None:
            raise MeasurementExists(nl="Uw bedrijf heeft al een nulmeting.", en="Your company has a baseline already.")
        if any(each.measured_on < measurement.measured_on for each in others):
            raise _out_of_order()
    elif baseline is None or not baseline.is_complete:
        raise BaselineMissing
    elif measurement.measured_on < baseline.measured_on:
        raise _out_of_order()


def _out_of_order() -> Exception:
    return invalid(
        field(
            "#/measuredOn",
            "out_of_order",
            nl="De nulmeting komt voor de vervolgmeting.",
            en="The baseline comes before the follow-up.",
        )
    )
