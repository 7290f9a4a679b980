"""Linked companies, and the central register of aid, on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from backend.core.schemas import Cents, Day, Line, LocalizedText, Moment, Paged, PageQuery, Schema
from backend.identity.names import clean_name
from backend.organisations.schemas.companies import EnteredKvkNumber

LinkedName = Annotated[Line, AfterValidator(clean_name)]


class LinkedCompanyCreate(Schema):
    """Another company that forms a single undertaking with yours."""

    kvk_number: EnteredKvkNumber
    name: LinkedName


class LinkedCompanyRead(Schema):
    """A declaration that another company forms a single undertaking with this one."""

    id: UUID
    version: int
    kvk_number: str
    name: str
    declared_at: Moment
    declared_by: str | None = Field(description="The name of who declared it.")
    ended_at: Moment | None = Field(description="From then on it counts no longer.")


class NamingCompany(Schema):
    """A company that declares this one as linked."""

    kvk_number: str
    name: str


class LinkedCompanyList(Schema):
    """The linked companies of a company, those that count first."""

    items: list[LinkedCompanyRead]
    named_by: list[NamingCompany] = Field(
        description="Companies that declare this one, while it does not declare them. For officers; else empty."
    )


class AidEntryFilter(PageQuery):
    """Which lines of the register."""

    reported: bool = Field(default=False, description="Those that were entered in the register, or that must be.")


class AidEntryRead(Schema):
    """A grant, or a change to one, that must stand in the central register (Regulation (EU) 2023/2831 art. 6)."""

    id: int
    kind: Literal["grant", "change"]
    voucher_id: UUID
    voucher_code: str
    kvk_number: str
    company_name: str
    section: str
    sector_name: LocalizedText
    amount_cents: Cents = Field(description="The aid as it stands after this line; 0 when it was taken back.")
    granted_on: Day
    happened_on: Day
    due_on: Day = Field(description="Twenty working days after it happened.")
    reported_on: Day | None
    reference: str | None


class AidEntryPage(Paged[AidEntryRead]):
    """Lines of the register, the first due first."""


class AidReportCreate(Schema):
    """These lines were entered in the central register."""

    entry_ids: list[int] = Field(min_length=1, max_length=200)
    reported_on: Day
    reference: Annotated[Line, Field(max_length=80)] = Field(description="What the register answered.")


class AidReportRead(Schema):
    """What was recorded."""

    reported: int = Field(description="How many lines were recorded now; those recorded before stay as they were.")
