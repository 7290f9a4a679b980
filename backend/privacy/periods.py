"""What a rule of retention says: which data, how long, from when, on which ground, and what happens then."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, DateTime, bindparam

from backend.core.models import Base
from backend.core.own_data import Remove, Replace, Words

BEFORE = bindparam("aged_before", type_=DateTime(timezone=True))
DAY, YEAR = timedelta(days=1), timedelta(days=365)
AID_YEARS = 10
UNUSED_ACCOUNT = 2 * YEAR
NOTICE_OF_ERASURE = 60 * DAY

LAW_AID: Words = ("Verordening (EU) 2023/2831, artikel 6: tien jaar", "Regulation (EU) 2023/2831, article 6: ten years")
NEEDED: Words = ("Niet langer nodig (AVG, artikel 5 lid 1 onder e)", "No longer needed (GDPR, article 5(1)(e))")
ACCOUNT_FOR: Words = ("Verantwoording (AVG, artikel 5 lid 2)", "Accountability (GDPR, article 5(2))")
SAFETY: Words = ("Veiligheid van de dienst (AVG, artikel 32)", "Security of the service (GDPR, article 32)")
REMOVED = Remove()
DELETED: Words = ("Verwijderd", "Deleted")


@dataclass(frozen=True, slots=True)
class Step:
    """Of one table: the rows that are past their time, counted from `BEFORE`, and what happens to them."""

    table: type[Base]
    aged: ColumnElement[bool]
    act: Remove | Replace = REMOVED


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one kind of data is kept. `period` None: as long as `until` says.

    `tables` names those that it speaks of without a step: a job of their subject, or the one whose data they are,
    removes their rows. `tests/architecture/test_own_data.py` wants every table with personal data in a rule.
    """

    code: str
    data: Words
    period: timedelta | None
    until: Words
    ground: Words
    then: Words = DELETED
    steps: tuple[Step, ...] = ()
    tables: tuple[str, ...] = ()

    @property
    def covers(self) -> frozenset[str]:
        """The tables it speaks of: those of its steps, and those that are named."""
        return frozenset({*self.tables, *(str(step.table.__tablename__) for step in self.steps)})
