"""Complaints about advisers as they cross the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.complaints.models import ComplaintStatus, Ground, Measure
from backend.core.schemas import Paged, PageQuery, Prose, Schema

Words = Annotated[Prose, StringConstraints(max_length=4_000)]


class ComplaintCreate(Schema):
    """A company complains about an adviser it has, or had, to do with."""

    adviser_id: UUID
    ground: Ground = Field(description="What it is about, by the rules of conduct.")
    words: Words = Field(description="What happened. The adviser and Syntens read it.")
    wanted: Words | None = Field(default=None, description="What would put it right.")


class ComplaintFilter(PageQuery):
    """Which complaints."""

    status: ComplaintStatus | None = Field(default=None, description="Only with this status.")
    adviser_id: UUID | None = Field(default=None, description="Only about this adviser.")
    firm_id: UUID | None = Field(default=None, description="Only about advisers of this firm.")


class ComplaintRead(Schema):
    """A complaint, as its company, its adviser and the officers see it."""

    id: UUID
    company_id: UUID
    company: str
    adviser_id: UUID
    adviser: str
    firm: str
    ground: Ground
    words: str
    wanted: str | None
    status: ComplaintStatus
    filed_at: datetime
    respond_before: date = Field(description="Until this day the adviser can answer before a decision is taken.")
    response: str | None
    responded_at: datetime | None
    decision: str | None = Field(description="Why it was decided so; both sides read it.")
    measure: Measure | None = Field(description="What it led to, when the company was right.")
    closed_at: datetime | None
    allowed_acts: list[Literal["respond", "withdraw", "decide"]] = Field(description="What you can do here now.")
    is_demonstration: bool = Field(description="Between invented companies and advisers.")
    version: int = Field(description="Goes up at each change; the ETag.")


class ComplaintPage(Paged[ComplaintRead]):
    """One page of complaints."""


class KnownAdviser(Schema):
    """An adviser your company has, or had, to do with."""

    id: UUID
    name: str
    firm: str


class KnownAdviserList(Schema):
    """About whom your company can complain, by name."""

    items: list[KnownAdviser]


class Response(Schema):
    """What the adviser says to a complaint."""

    words: Words = Field(description="The company and Syntens read it. It can be given once.")


class Upheld(Schema):
    """The company is right."""

    to_status: Literal["upheld"]
    decision: Words = Field(description="Why; both sides read it.")
    measure: Measure = Field(description="Suspension and withdrawal change the accreditation at once.")


class Dismissed(Schema):
    """The company is not right, or it cannot be established."""

    to_status: Literal["dismissed"]
    decision: Words = Field(description="Why; both sides read it.")


class Withdrawn(Schema):
    """The company takes it back."""

    to_status: Literal["withdrawn"]


ComplaintMove = Annotated[Upheld | Dismissed | Withdrawn, Field(discriminator="to_status")]
