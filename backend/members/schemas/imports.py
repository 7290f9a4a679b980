"""Imports of members, on the wire."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from backend.core.schemas import Flag, Integer, LocalizedText, Moment, Paged, PageQuery, Schema
from backend.members.models import FileFormat, ImportStatus, MismatchKind
from backend.members.rows import MOST_COLUMNS

Place = Annotated[Integer, Field(ge=0, lt=MOST_COLUMNS)]


class ImportQuery(Schema):
    """How the file is named."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\u0000-\u001f]*$")] = Field(
        default="leden", description="Name of the file, to know it again. What it is follows from its content."
    )


class ImportColumn(Schema):
    """A column of the file."""

    heading: str
    samples: list[str] = Field(description="What stands under it in the first rows; empty once the import has ended.")


class ImportMapping(Schema):
    """In which column each field stands, counted from 0. What stands in none stays in the register as it is."""

    kvk_number: Place | None = Field(description="The KVK number.")
    name: Place | None = Field(description="The name.")
    sbi_version: Place | None = Field(description="Edition of the SBI code; without it: 2008 for a new member.")
    sbi_code: Place | None = Field(description="The SBI code.")
    employees: Place | None = Field(description="Headcount.")
    postcode: Place | None = Field(description="The postcode; only its four digits are kept.")
    since: Place | None = Field(description="Member since; 2019-05-01 or 1-5-2019.")


class ImportMappingChange(ImportMapping):
    """In which column each field stands, counted from 0; what is left out stands in none."""

    kvk_number: Place | None = None
    name: Place | None = None
    sbi_version: Place | None = None
    sbi_code: Place | None = None
    employees: Place | None = None
    postcode: Place | None = None
    since: Place | None = None

    @model_validator(mode="after")
    def _each_its_own(self) -> "ImportMappingChange":
        places = [place for place in self.model_dump().values() if place is not None]
        if len(set(places)) < len(places):
            raise ValueError("Kies voor elk veld een eigen kolom. | Choose a column of its own for each field.")
        return self


class ImportCounts(Schema):
    """What would change in the register, or what did when the import is done; in members."""

    new: int = Field(description="Not in the register yet.")
    changed: int = Field(description="In the register, with something else.")
    unchanged: int = Field(description="In the register just so.")
    back: int = Field(description="Ended before, member again.")
    wrong: int = Field(description="Rows that are passed over, as something in them is not valid.")
    doubled: int = Field(description="Rows that are passed over, as their KVK number stood in an earlier one.")
    mended: int = Field(description="Rows of which a zero was put back in front of the KVK number.")
    absent: int = Field(
        description="Members that are in the register and not in the file, and end when `endsAbsent` says so; once the "
        "import is done: how many ended."
    )


class MemberImportChange(Schema):
    """What to do otherwise. What is left out stays."""

    mapping: ImportMappingChange | None = None
    ends_absent: Flag | None = Field(default=None, description="Whether members that are not in the file end.")


class WantedStatus(StrEnum):
    """Where an import can be brought."""

    IMPORTING = "importing"
    CANCELLED = "cancelled"


class MemberImportStatusChange(Schema):
    """Carry an import out, or cancel it."""

    to_status: WantedStatus
    confirm_ends: Flag = Field(default=False, description="That many memberships end is meant, see `endsToConfirm`.")


class MemberImportRead(Schema):
    """An import of members, thrown away after seven days."""

    id: UUID
    status: ImportStatus
    file_name: str
    file_format: FileFormat
    columns: list[ImportColumn]
    mapping: ImportMapping
    ends_absent: bool = Field(description="Whether members that are not in the file end.")
    ends_to_confirm: bool = Field(
        description="Whether ending those asks for a confirmation: they are more than a tenth of your members, or the "
        "number in a row cannot be read, so that nobody knows whom it means."
    )
    rows_done: int = Field(description="Rows that were read.")
    rows_total: int | None = Field(description="Rows there are; an estimate while the file is read.")
    counts: ImportCounts | None = Field(description="Null until the file was read with a complete mapping.")
    failure: LocalizedText | None = Field(description="Why it failed; the register is as it was.")
    created_at: Moment
    finished_at: Moment | None
    expires_at: Moment = Field(description="When the import and all that was sent is thrown away.")
    version: int = Field(description="Goes up at each change; the ETag.")


class MemberImportPage(Paged[MemberImportRead]):
    """One page of imports, newest first."""


class ImportListQuery(PageQuery):
    """Which page."""


class MismatchFilter(PageQuery):
    """Which mismatches."""

    kind: MismatchKind | None = Field(default=None, description="Of one kind; left out: all.")


class MismatchRead(Schema):
    """Something in one cell of the file that does not fit."""

    row: int = Field(description="Number of the row as a spreadsheet shows it; in JSON the place in the list, from 1.")
    column: str = Field(description="Heading of the column.")
    value: str = Field(description="What stands there, shortened.")
    kind: MismatchKind = Field(description="Wrong and doubled rows are passed over; mended ones are taken in.")
    reason: LocalizedText


class MismatchPage(Paged[MismatchRead]):
    """One page of mismatches, by row."""
