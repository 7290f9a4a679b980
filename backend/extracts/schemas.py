"""Extracts for research as they cross the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Day, Integer, LocalizedText, Moment, Paged, PageQuery, Prose, Schema
from backend.extracts.models import ExtractStatus, Failure

Words = Annotated[Prose, StringConstraints(max_length=2_000)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")]
Year = Annotated[Integer, Field(ge=2000, le=2100)]


class ResearchExtractCreate(Schema):
    """What a researcher asks for, and promises."""

    purpose: Words = Field(description="What the extract is for; the programme office reads it.")
    question: Words = Field(description="The research question.")
    indicators: list[Code] = Field(min_length=1, max_length=40, description="Codes of the dictionary of indicators.")
    first_year: Year = Field(description="First calendar year.")
    last_year: Year = Field(description="Last calendar year, at most ten years later.")
    kept_until: Day = Field(description="End date: it can be fetched until this day, and is destroyed then.")
    accepts_terms: str = Field(
        max_length=20, description="The version of the terms that you read and accept, as `/research-extracts/terms`."
    )


class ResearchExtractTerms(Schema):
    """What a researcher promises."""

    version: str
    terms: list[LocalizedText]
    longest_days: int = Field(description="The end date lies at most so many days ahead.")


class ResearchExtractFilter(PageQuery):
    """Which extracts."""

    status: ExtractStatus | None = Field(default=None, description="Only with this status.")


class ResearchExtractSummary(Schema):
    """An extract, as who asked and the programme office see it."""

    id: UUID
    organisation: str
    requested_by: str | None = Field(description="Name of who asked; null when erased.")
    requested_by_me: bool
    requested_at: Moment
    question: str
    first_year: int
    last_year: int
    kept_until: date
    status: ExtractStatus
    built_at: Moment | None
    ended_at: Moment | None
    downloads: int = Field(description="How often it was fetched.")
    is_demonstration: bool = Field(description="All companies in it are invented.")


class ResearchExtractPage(Paged[ResearchExtractSummary]):
    """One page of extracts, the newest first."""


class CodedValue(Schema):
    """One value that a variable can have."""

    code: str
    name: LocalizedText


class CodebookVariable(Schema):
    """A column."""

    name: str
    meaning: LocalizedText
    values: list[CodedValue] = Field(description="Empty when any value can stand there.")


class CodebookTable(Schema):
    """A file of the extract."""

    name: str
    variables: list[CodebookVariable]


class CodebookStep(Schema):
    """One step of coarsening, done on top of those before it."""

    code: str
    meaning: LocalizedText
    firms: int = Field(description="Firms told at this step, rounded to five.")


class CodebookIndicator(Schema):
    """An indicator, and how its values were treated."""

    code: str
    name: LocalizedText
    definition: LocalizedText
    hint: LocalizedText
    unit: LocalizedText
    computed_as: str | None
    rounding: LocalizedText
    lowest: float | None = Field(description="All lower values are told as this one. Null: nothing is told of it.")
    highest: float | None = Field(description="All higher values are told as this one.")
    values: int = Field(description="Values told, rounded to five.")
    values_kept_back: int = Field(description="Values not told, rounded to five.")


class Codebook(Schema):
    """What is in the files, what it means and what was done to it."""

    version: str
    is_demonstration: bool
    first_year: int
    last_year: int
    source: LocalizedText
    terms_version: str
    terms: list[LocalizedText]
    fewest_firms: int = Field(description="At least so many firms share each combination.")
    fewest_firms_in_all: int
    fewest_firms_of_indicator: int
    firms: int = Field(description="Firms in the extract, rounded to five.")
    firms_left_out: int = Field(description="Firms that no group of ten took, rounded to five.")
    steps: list[CodebookStep]
    tables: list[CodebookTable]
    indicators: list[CodebookIndicator]


class ResearchExtractChangeRead(Schema):
    """One step in the life of an extract."""

    to_status: ExtractStatus
    changed_at: Moment
    changed_by: str | None = Field(description="Null when it happened by itself, or by somebody erased.")
    reason: str | None


class ResearchExtractDownloadRead(Schema):
    """Somebody fetched it."""

    downloaded_at: Moment
    downloaded_by: str | None


class ResearchExtractRead(ResearchExtractSummary):
    """An extract with its request, history, log of downloads and, once built, its codebook."""

    version: int = Field(description="Goes up at each change; the ETag.")
    purpose: str
    indicators: list[str]
    terms_version: str
    decision: str | None = Field(description="Why it was granted or refused.")
    failure: Failure | None
    content_sha256: str | None = Field(description="Mark of the archive, in hexadecimal; stays when it is gone.")
    changes: list[ResearchExtractChangeRead] = Field(description="The oldest first.")
    download_log: list[ResearchExtractDownloadRead] = Field(description="The newest hundred, the newest first.")
    codebook: Codebook | None
    allowed_acts: list[Literal["decide", "withdraw", "download"]] = Field(description="What you can do here now.")


class ExtractGranted(Schema):
    """The programme office agrees; the worker builds it."""

    to_status: Literal["granted"]
    reason: Words | None = Field(default=None, description="What who asked should know.")


class ExtractRefused(Schema):
    """The programme office does not agree."""

    to_status: Literal["refused"]
    reason: Words = Field(description="Why; who asked reads it.")


class ExtractWithdrawn(Schema):
    """It is taken back: by who asked, or by the programme office. Its bytes are gone at once."""

    to_status: Literal["withdrawn"]
    reason: Words | None = Field(default=None, description="Why; both sides read it.")


ResearchExtractMove = Annotated[ExtractGranted | ExtractRefused | ExtractWithdrawn, Field(discriminator="to_status")]
