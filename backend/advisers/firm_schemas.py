"""Accreditations of firms as they cross the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.advisers.models import FirmStatus
from backend.core.schemas import Day, KvkNumber, Paged, PageQuery, Prose, Schema

VALID = Field(description="Whether companies may start with its advisers today.")


class FirmFilter(PageQuery):
    """Which firms."""

    status: FirmStatus | None = Field(default=None, description="Only with this status.")


class FirmStanding(Schema):
    """How the accreditation of a firm stands."""

    status: FirmStatus
    accredited_from: date | None
    accredited_until: date | None
    is_valid: bool = VALID


class FirmSummary(FirmStanding):
    """A firm in the officers' list."""

    id: UUID = Field(description="The organisation that the firm is.")
    name: str
    kvk_number: str | None = Field(description="Null until an officer found it in the trade register.")
    accredited_advisers: int = Field(description="How many people of the firm are accredited in person.")
    allowed_statuses: list[FirmStatus] = Field(description="Where the accreditation can go from here.")
    created_at: datetime
    is_demonstration: bool
    version: int = Field(description="Goes up at each change; the ETag.")


class FirmPage(Paged[FirmSummary]):
    """One page of firms."""


class FirmChangeRead(Schema):
    """One decision on a firm."""

    to_status: FirmStatus
    reason: str | None
    accredited_from: date | None
    accredited_until: date | None
    occurred_at: datetime


class FirmRead(FirmSummary):
    """A firm with what was decided on it."""

    changes: list[FirmChangeRead] = Field(description="Newest first.")


class FirmAccredit(Schema):
    """Accredit for a period, both days included; also ends a suspension, within the period given before."""

    to_status: Literal["accredited"]
    kvk_number: KvkNumber | None = Field(default=None, description="Needed until it is known.")
    accredited_from: Day | None = Field(default=None, description="First day; today when left out.")
    accredited_until: Day | None = Field(default=None, description="Last day; two years later when left out.")
    reason: Prose | None = Field(default=None, description="Why, for the file.")


class FirmDecline(Schema):
    """Suspend, withdraw, or turn the application down (`withdrawn`): always with the reason."""

    to_status: Literal["suspended", "withdrawn"]
    reason: Prose = Field(description="Why; the advisers of the firm read it.")


FirmChangeWish = Annotated[FirmAccredit | FirmDecline, Field(discriminator="to_status")]
