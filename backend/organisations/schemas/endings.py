"""The end of a company, on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from backend.core.schemas import Day, KvkNumber, Moment, Prose, Schema
from backend.organisations.models import CompanyStatus
from backend.organisations.schemas.companies import Successor


class CompanyEnd(Schema):
    """Record that a company merged, stopped or went bankrupt."""

    to_status: Literal["merged", "stopped", "bankrupt"]
    ended_on: Day = Field(description="The day it happened, by the trade register; not in the future.")
    successor_kvk_number: KvkNumber | None = Field(
        default=None, description="After a merger, and only then: the company in which it went on."
    )
    reason: Prose = Field(description="What this rests on; the company reads it.")


class CompanyReinstatement(Schema):
    """Undo an end that was recorded by mistake. What was decided because of it stays decided."""

    to_status: Literal["active"]
    reason: Prose = Field(description="How the mistake came about; the company reads it.")


CompanyStatusChangeCreate = Annotated[CompanyEnd | CompanyReinstatement, Field(discriminator="to_status")]


class CompanyStatusChangeRead(Schema):
    """How a company ended, or that it did not after all."""

    to_status: CompanyStatus
    ended_on: Day | None = Field(description="Null when an end was undone.")
    successor: Successor | None
    reason: str
    occurred_at: Moment


class CompanyStatusChangeList(Schema):
    """What became of a company, the newest first; empty when it never ended."""

    items: list[CompanyStatusChangeRead]
