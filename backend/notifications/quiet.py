"""Quiet hours: mail that can wait does not go out while somebody rests. All by the clock of the Netherlands."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from backend.core.clock import AMSTERDAM

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Quiet:
    """When somebody wants no mail: from one time of day up to another, often past midnight, and perhaps weekends."""

    starts: time | None = None
    ends: time | None = None
    weekends: bool = False

    def is_weekend(self, moment: datetime) -> bool:
        """Whether mail waits at this moment because it is Saturday or Sunday in the Netherlands."""
        return self.weekends and moment.astimezone(AMSTERDAM).weekday() >= SATURDAY

    def over_at(self, moment: datetime) -> datetime:
        """The first moment from this one on that is not quiet, in UTC: this one itself when it is not."""
        waiting = moment.astimezone(UTC)
        while True:
            later = self._after_weekend(waiting) or self._after_hours(waiting)
            if later is None:
                return waiting
            waiting = later

    def _after_weekend(self, moment: datetime) -> datetime | None:
        if not self.is_weekend(moment):
            return None
        local = moment.astimezone(AMSTERDAM)
        monday = local.date() + timedelta(days=7 - local.weekday())
        return datetime.combine(monday, time(0), AMSTERDAM).astimezone(UTC)

    def _after_hours(self, moment: datetime) -> datetime | None:
        """The end of the quiet hours that this moment falls in. The last minute is no longer quiet."""
        if self.starts is None or self.ends is None:
            return None
        local = moment.astimezone(AMSTERDAM)
        clock = local.time()
        over_midnight = self.starts > self.ends
        begun, ended = clock >= self.starts, clock >= self.ends
        if not ((begun or not ended) if over_midnight else (begun and not ended)):
            return None
        day = local.date() + timedelta(days=1 if over_midnight and clock >= self.starts else 0)
        # When the clock goes back an hour, a time comes twice: the first time counts unless that has been.
        for fold in (0, 1):
            end = datetime.combine(day, self.ends.replace(fold=fold), AMSTERDAM).astimezone(UTC)
            if end > moment:
                return end
        raise AssertionError("quiet hours end after they began")


ALWAYS_OPEN = Quiet()
