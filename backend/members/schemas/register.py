"""The members of a branch organisation, on the wire."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Day, KvkNumber, Line, Moment, Paged, PageQuery, Schema
from backend.organisations.models import SbiVersion
from backend.organisations.schemas.companies import CompanyName, Employees, Postcode, SbiCode


class MemberStatus(StrEnum):
    """Whether it is a member now."""

    CURRENT = "current"
    ENDED = "ended"


class Participation(StrEnum):
    """What the branch may know of a member's part in the programme. Not shown is no sign that it takes no part."""

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"


class MemberFilter(PageQuery):
    """Which members."""

    q: Line | None = Field(default=None, description="A part of the name, or the beginning of a KVK number.")
    status: MemberStatus | None = Field(default=None, description="Members now, or those that ended; left out: all.")
    participation: Participation | None = Field(
        default=None, description="Those that let you see that they take part, or all others."
    )


class MemberPut(Schema):
    """A member as it is to stand in the register. What is left out is not known."""

    name: CompanyName
    sbi_version: SbiVersion = Field(default=SbiVersion.SBI_2008, description="Edition that the SBI code belongs to.")
    sbi_code: SbiCode | None = None
    employees: Employees | None = None
    postcode: Postcode | None = None
    since: Day | None = Field(default=None, description="Member since this day.")


class MemberRead(Schema):
    """A member of your branch."""

    kvk_number: KvkNumber
    name: str
    sbi_version: SbiVersion = Field(description="Edition that the SBI code belongs to.")
    sbi_code: str | None
    employees: int | None = Field(description="Headcount, as the branch knows it.")
    postcode: str | None = Field(description="The four digits of the postcode.")
    since: date | None = Field(description="Member since this day.")
    ended_at: Moment | None = Field(description="No member any more since this moment.")
    company_id: UUID | None = Field(
        description="The company, when it takes part and lets your branch see that. Null tells nothing: it may take "
        "part without letting you see."
    )
    version: int = Field(description="Goes up at each change; the ETag.")


class MemberPage(Paged[MemberRead]):
    """One page of members, by name."""
