"""How long each of those who look at a question has, in working days of the Netherlands."""

from dataclasses import dataclass
from datetime import date, timedelta

from backend.questions.models import StepStage
from backend.settings import Settings
from backend.vouchers.terms import working_day


@dataclass(frozen=True, slots=True)
class Terms:
    """Working days per stage: peers, then the desk, then each adviser that is asked."""

    peers: int
    desk: int
    adviser: int

    def due_on(self, stage: StepStage, start: date) -> date:
        """The last day of a stage that starts on this day."""
        days = {StepStage.PEERS: self.peers, StepStage.DESK: self.desk, StepStage.ADVISER: self.adviser}[stage]
        return after_working_days(start, days)


def terms_of(settings: Settings) -> Terms:
    """As this deployment sets them."""
    return Terms(settings.question_peer_days, settings.question_desk_days, settings.question_adviser_days)


def after_working_days(start: date, days: int) -> date:
    """So many working days after a day that itself does not count: no weekend and no public holiday."""
    day = start
    while days:
        day += timedelta(days=1)
        if working_day(day):
            days -= 1
    return day
