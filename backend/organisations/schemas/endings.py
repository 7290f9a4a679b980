"""The end of a company, on the wire."""

from typing import Literal

from pydantic import Field

from backend.core.schemas import Day, KvkNumber, Moment, Prose, Schema
from backend.organisations.models import CompanyStatus
from backend.organisations.schemas.companies import Successor


class CompanyStatusChangeCreate(Schema):
    """Record that a company merged, stopped or went bankrupt."""

    to_status: Literal["merged", "stopped", "bankrupt"]
    ended_on: Day = Field(description="The day it happened, by the trade register; not in the future.")
    successor_kvk_number: KvkNumber | None = Field(
        default=None, description="After a merger, and only then: the company in which it went on."
    )
    reason: Prose = Field(description="What this rests on; the company reads it.")


class CompanyStatusChangeRead(Schema):
    """How a company ended."""

    to_status: CompanyStatus
    ended_on: Day
    successor: Successor | None
    reason: str
    occurred_at: Moment


class CompanyStatusChangeList(Schema):
    """What became of a company; empty while it exists."""

    items: list[CompanyStatusChangeRead]
