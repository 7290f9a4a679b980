"""Mandates of a company, on the wire."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Day, Line, Moment, Schema
from backend.identity.mandates import Power
from backend.identity.scopes import OrganisationKind


class MandateStatus(StrEnum):
    """Where a mandate stands today."""

    UPCOMING = "upcoming"
    IN_FORCE = "in_force"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class MandateCreate(Schema):
    """Let the people of an advisory firm or branch act for your company."""

    organisation_id: UUID = Field(description="See /representatives.")
    powers: list[Power] = Field(min_length=1, max_length=5, description="What they may do; nothing else.")
    starts_on: Day | None = Field(default=None, description="Today when left out.")
    ends_on: Day = Field(description="The last day; two years after the first at most.")


class MandateRead(Schema):
    """A mandate, in force or part of the history."""

    id: UUID
    organisation_id: UUID
    organisation_name: str
    powers: list[Power]
    status: MandateStatus
    starts_on: date
    ends_on: date
    given_by: str | None = Field(description="Name; null when that account is gone.")
    ended_at: Moment | None = Field(description="When it was withdrawn, or made place for a newer one.")
    version: int = Field(description="Send it as If-Match when you withdraw the mandate.")


class MandateList(Schema):
    """All mandates of a company, the newest first."""

    items: list[MandateRead]


class RepresentativeFilter(Schema):
    """Which organisations."""

    q: Line | None = Field(default=None, description="A part of the name.")


class RepresentativeRead(Schema):
    """An organisation that can be given a mandate."""

    id: UUID
    kind: OrganisationKind
    name: str


class RepresentativeList(Schema):
    """Advisory firms and branches, by name; at most 100."""

    items: list[RepresentativeRead]
