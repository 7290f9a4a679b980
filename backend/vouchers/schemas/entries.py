"""Applications that Syntens enters after a call, on the wire."""

from uuid import UUID

from pydantic import Field

from backend.core.schemas import Line, LocalizedText, Moment, Paged, PageQuery, Schema
from backend.vouchers.schemas.vouchers import AdviceDraft


class EntryCreate(AdviceDraft):
    """Enter an application for a company that called. What a company declares, it fills in itself."""

    company_id: UUID
    round_id: UUID
    caller_name: Line = Field(description="Who called, as that was told on the phone.")


class EntryUpdate(AdviceDraft):
    """Change what was entered: only the fields that are sent."""


class EntryFilter(PageQuery):
    """Which entries."""

    handed_over: bool | None = Field(default=None, description="Only those that wait for the company, or only others.")


class EntrySummary(Schema):
    """An application that Syntens entered and that the company has not submitted."""

    id: UUID = Field(description="Of the voucher that it will be.")
    code: str
    version: int
    company_id: UUID
    company_name: str
    round_name: LocalizedText
    scheme_name: LocalizedText
    caller_name: str
    entered_by: str | None = Field(description="The officer; null when that account is gone.")
    entered_at: Moment
    handed_over_at: Moment | None = Field(description="From when it waits for the company.")
    company_can_submit: bool = Field(description="Whether somebody who may submit has an account at the company.")


class EntryPage(Paged[EntrySummary]):
    """One page of entries."""
