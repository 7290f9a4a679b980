"""Downloads, erasures, departures, retention and who looked, on the wire."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import LocalizedText, Moment, Paged, PageQuery, Schema
from backend.privacy.models import ErasureStatus, ExportStatus, FilePart, Whose


class DataExportRead(Schema):
    """A download: a zip with the data for machines, their schema, a page to read, and the documents."""

    id: UUID
    whose: Whose
    status: ExportStatus
    done: int = Field(description="Parts that are made.")
    total: int = Field(description="Parts to make.")
    size: int | None = Field(description="In bytes, when it is ready.")
    created_at: Moment
    ready_at: Moment | None
    expires_at: Moment | None = Field(description="Until when it can be fetched.")


class DataExportList(Schema):
    """Downloads, newest first, at most 20."""

    items: list[DataExportRead]


class ErasureRead(Schema):
    """A request for erasure."""

    id: UUID
    whose: Whose
    status: ErasureStatus = Field(description="`halted`: something had to be settled first; nothing was erased.")
    requested_at: Moment
    due_at: Moment = Field(description="When it is carried out; until then it can be taken back.")
    ended_at: Moment | None
    version: int = Field(description="For If-Match.")


class ErasureList(Schema):
    """Requests for erasure, newest first, at most 20."""

    items: list[ErasureRead]


class Hindrance(Schema):
    """What must be settled before an erasure or a departure."""

    code: str = Field(description="As `open_vouchers`.")
    words: LocalizedText
    count: int


class Consequence(Schema):
    """What an erasure does to one kind of data."""

    title: LocalizedText
    rows: int
    fate: Literal["removed", "renamed", "kept"] = Field(
        description="`renamed`: stays without a name; `kept`: stays with an identifier that leads nowhere."
    )
    ground: LocalizedText | None = Field(description="Why what stays does.")


class ErasurePreview(Schema):
    """What an erasure would mean today."""

    grace_days: int = Field(description="Days in which the request can be taken back.")
    hindrances: list[Hindrance]
    consequences: list[Consequence]


class FileAccessRead(Schema):
    """An officer of the programme looked into the company's file on a day."""

    part: FilePart
    accessed_on: date
    first_at: Moment
    person: str | None = Field(description="Null when the account is gone.")
    organisation: str | None


class FileAccessPage(Paged[FileAccessRead]):
    """One page of who looked, newest first."""


class OwnEntryRead(Schema):
    """Something you did, or that somebody did to your account."""

    id: int
    occurred_at: Moment
    act: str
    object_kind: str
    by_me: bool
    actor: str | None
    acting_organisation: str | None


class OwnEntryPage(Paged[OwnEntryRead]):
    """One page of what you did and what was done to your account, newest first."""


class DepartureRead(Schema):
    """A company left the programme."""

    id: UUID
    left_at: Moment
    returned_at: Moment | None


class DepartureList(Schema):
    """Times the company left, newest first."""

    items: list[DepartureRead]
    hindrances: list[Hindrance] = Field(description="What must be settled before it can leave.")
    can_be_followed_again: bool = Field(
        description="It came back, and the monitoring that ended with its departure has not been taken up."
    )


class RetentionPeriod(Schema):
    """How long one kind of data is kept."""

    code: str
    data: LocalizedText
    days: int | None = Field(description="Null: as long as `counted` says.")
    counted: LocalizedText = Field(description="From when the days count.")
    ground: LocalizedText
    then: LocalizedText = Field(description="What happens when they have passed.")


class RetentionPeriodList(Schema):
    """All kinds of data with their periods."""

    items: list[RetentionPeriod]


class Page(PageQuery):
    """Which page."""
