"""Days on which officers are away, on the wire."""

from typing import Self
from uuid import UUID

from pydantic import Field, model_validator

from backend.core.schemas import Day, Schema
from backend.vouchers.models.absences import LONGEST


class AbsenceCreate(Schema):
    """Record that you are away, or that a colleague is."""

    officer_id: UUID | None = Field(default=None, description="The colleague who is away; yourself when left out.")
    from_on: Day = Field(description="The first day.")
    until_on: Day = Field(description="The last day.")
    taken_over_by: UUID = Field(description="The colleague in whose queue the files stand meanwhile.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until_on < self.from_on:
            raise ValueError("De laatste dag ligt voor de eerste. | The last day lies before the first.")
        if self.until_on - self.from_on > LONGEST:
            raise ValueError("Leg hoogstens een jaar vast. | Record a year at most.")
        return self


class AbsenceRead(Schema):
    """An officer who is away, now or soon."""

    id: UUID
    version: int
    officer_id: UUID
    officer_name: str
    from_on: Day
    until_on: Day
    taken_over_by: UUID | None
    taken_over_by_name: str | None = Field(description="Null when that account is gone: the team hears of deadlines.")
    is_now: bool = Field(description="Whether today is one of these days.")
    is_yours: bool = Field(description="You are away.")
    is_taken_over_by_you: bool = Field(description="The files stand in your queue.")


class AbsenceList(Schema):
    """Absences of your organisation that run or are to come, by first day; with who can take over."""

    items: list[AbsenceRead]
    officers: list["AbsenceOfficer"] = Field(description="The officers of your organisation, by name.")


class AbsenceOfficer(Schema):
    """An officer of your organisation."""

    id: UUID = Field(description="The account.")
    name: str
